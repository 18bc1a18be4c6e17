package loopvspool.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much CPU time a control group gives to all of its processes together.
 *
 * @param cpus the time of so many processors: 1.5
 * @param periodSeconds how long a group that has used up its share at once is kept from running at most; null if nobody tells
 * @param group the folder of the group that has this quota, which may be one above that of the process; null if nobody tells
 */
public record CpuQuota(double cpus, Double periodSeconds, String group) {
    // No quota is no number: "max" by version 2 of Linux' interface, "-1" by version 1.
    private static final Pattern QUOTA_AND_PERIOD = Pattern.compile("([1-9][0-9]{0,14}) ([1-9][0-9]{0,14})");
    private static final double MICROS = 1e6;
    private static final double LINUX_PERIOD_SECONDS = 0.1;

    /** That of one group alone; nothing if it has none, or is gone. */
    static Optional<CpuQuota> of(Path folder) {
        Matcher version2 = QUOTA_AND_PERIOD.matcher(text(folder, "cpu.max"));
        return version2.matches()
                ? Optional.of(of(folder, version2))
                : Optional.of(QUOTA_AND_PERIOD.matcher(
                                text(folder, "cpu.cfs_quota_us") + " " + text(folder, "cpu.cfs_period_us")))
                        .filter(Matcher::matches)
                        .map(version1 -> of(folder, version1));
    }

    private static CpuQuota of(Path folder, Matcher quotaAndPeriod) {
        double period = Double.parseDouble(quotaAndPeriod.group(2));
        return new CpuQuota(Double.parseDouble(quotaAndPeriod.group(1)) / period, period / MICROS, folder.toString());
    }

    /** How long a group may be kept from running at once, in seconds: by Linux' own period where it is not reported. */
    public double longestStopSeconds() {
        return periodSeconds == null ? LINUX_PERIOD_SECONDS : periodSeconds;
    }

    private static String text(Path folder, String file) {
        try {
            return Files.readString(folder.resolve(file)).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
