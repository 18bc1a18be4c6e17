package loopvspool.simulation;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Series;
import loopvspool.settings.LabSettings.LauncherKind;
import loopvspool.settings.SettingError;

/** Each user has a socket of its own, here and in the target, and a process may open only so many files. */
final class OpenFiles {
    /** What the JVM and Gatling open besides: class path, logs, selectors. */
    private static final int OTHERS = 300;
    /** What pom.xml and compose.yaml give to each. */
    private static final int IN_A_CONTAINER = 16_384;

    private OpenFiles() {}

    /** @throws SettingError if the plan needs more sockets than this process, and with it its children, may open */
    static void require(Plan plan, LauncherKind launcher) {
        int users = plan.series().stream().mapToInt(Series::users).max().orElse(0);
        int seats = plan.series().stream().mapToInt(Series::seats).max().orElse(0);
        long allowed = Math.min(ofThisProcess(), launcher == LauncherKind.DOCKER ? IN_A_CONTAINER : Long.MAX_VALUE);
        if (seats + OTHERS > allowed) {
            throw new SettingError(String.format(
                    Locale.ROOT,
                    "lab.users=%d, and up to %d bystanders: need %d open files, and %d are allowed: choose fewer users or a lower lab.bystander.rate, or raise the limit (ulimit -n)",
                    users,
                    seats - users,
                    seats + OTHERS,
                    allowed));
        }
    }

    private static long ofThisProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }
}
