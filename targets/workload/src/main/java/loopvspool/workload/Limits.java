package loopvspool.workload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the control group of this process, which is a container's if it runs in one, lets it use. Null stands for no limit
 * as well as for what is not told.
 *
 * @param cgroup the version of Linux' interface that tells it, 1 or 2; null where there is none
 * @param cpus the processors, as Linux lists them: {@code 0-3,6}
 * @param cpuQuota how many processors' time it gets: 1.5
 * @param memoryBytes how much memory it gets
 */
public record Limits(Integer cgroup, String cpus, Double cpuQuota, Long memoryBytes) {

    private static final Limits NONE = new Limits(null, null, null, null);

    private static final Pattern CPUS = Pattern.compile("[0-9]{1,6}(-[0-9]{1,6})?(,[0-9]{1,6}(-[0-9]{1,6})?)*");
    private static final Pattern QUOTA = Pattern.compile("([1-9][0-9]{0,14}) ([1-9][0-9]{0,14})");

    // By version 1 no limit is the largest number that is a multiple of the page size. It has nineteen digits, and the
    // memory of no machine has as many.
    private static final Pattern BYTES = Pattern.compile("[1-9][0-9]{0,17}");

    /** Those of this process. */
    static Limits here() {
        return under(Path.of("/"));
    }

    /**
     * Those of this process.
     *
     * @param root of the file system
     */
    static Limits under(Path root) {
        ControlGroups groups = ControlGroups.under(root);
        // A machine may mount both; then the controllers that limit anything are still those of version 1.
        if (Stream.of("cpuset", "cpu", "memory")
                .anyMatch(name -> !groups.upwards(name).isEmpty())) {
            return version1(groups);
        }
        List<Path> unified = groups.upwards(ControlGroups.UNIFIED);
        return unified.isEmpty() ? NONE : version2(unified);
    }

    private static Limits version1(ControlGroups groups) {
        List<Path> cpuset = groups.upwards("cpuset");
        return new Limits(
                1,
                innermost(cpuset, "cpuset.effective_cpus")
                        .or(() -> innermost(cpuset, "cpuset.cpus"))
                        .orElse(null),
                tightest(groups.upwards("cpu"), Limits::quotaOfVersion1).orElse(null),
                tightest(groups.upwards("memory"), folder -> bytes(text(folder, "memory.limit_in_bytes")))
                        .orElse(null));
    }

    private static Limits version2(List<Path> folders) {
        return new Limits(
                2,
                innermost(folders, "cpuset.cpus.effective").orElse(null),
                tightest(folders, folder -> quota(text(folder, "cpu.max"))).orElse(null),
                tightest(folders, folder -> bytes(text(folder, "memory.max"))).orElse(null));
    }

    // A group without this controller may use what the one above it may.
    private static Optional<String> innermost(List<Path> folders, String file) {
        return folders.stream()
                .map(folder -> text(folder, file))
                .filter(text -> CPUS.matcher(text).matches())
                .findFirst();
    }

    // A group is also held to the limits of those above it, and does not show them.
    private static <T extends Comparable<T>> Optional<T> tightest(List<Path> folders, Function<Path, T> limit) {
        return folders.stream().map(limit).filter(Objects::nonNull).min(Comparator.naturalOrder());
    }

    private static Double quotaOfVersion1(Path folder) {
        return quota(text(folder, "cpu.cfs_quota_us") + " " + text(folder, "cpu.cfs_period_us"));
    }

    // No limit is no number: "max" by version 2, "-1" by version 1.
    private static Double quota(String quotaAndPeriod) {
        Matcher both = QUOTA.matcher(quotaAndPeriod);
        return both.matches() ? Double.parseDouble(both.group(1)) / Double.parseDouble(both.group(2)) : null;
    }

    private static Long bytes(String text) {
        return BYTES.matcher(text).matches() ? Long.valueOf(text) : null;
    }

    /** Empty where the file cannot be read. */
    private static String text(Path folder, String file) {
        try {
            return Files.readString(folder.resolve(file)).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
