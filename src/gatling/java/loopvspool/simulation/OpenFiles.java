package loopvspool.simulation;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Series;
import loopvspool.settings.SettingError;

/** Each user has a socket of its own, here and in the target, and a process may open only so many files. */
final class OpenFiles {
    /** What the JVM and Gatling open besides: class path, logs, selectors. */
    private static final int OTHERS = 300;

    private OpenFiles() {}

    /** @throws SettingError if the plan needs more sockets than this process, and with it its children, may open */
    static void require(Plan plan) {
        int users = plan.series().stream().mapToInt(Series::users).max().orElse(0);
        int seats = plan.series().stream().mapToInt(Series::seats).max().orElse(0);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && seats + OTHERS > system.getMaxFileDescriptorCount()) {
            throw new SettingError(String.format(
                    Locale.ROOT,
                    "lab.users=%d, and up to %d bystanders: need %d open files, and %d are allowed: choose fewer users or a lower lab.bystander.rate, or raise the limit (ulimit -n)",
                    users,
                    seats - users,
                    seats + OTHERS,
                    system.getMaxFileDescriptorCount()));
        }
    }
}
