package loopvspool.simulation;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Series;
import loopvspool.experiment.Step;
import loopvspool.settings.LabSettings.LauncherKind;
import loopvspool.settings.SettingError;
import loopvspool.sut.Work;

/**
 * Each user has a socket of its own, here and in the target, which has one more for each call that it waits for; and a process may
 * open only so many files. A target that can open no more does not fail: it leaves connections waiting, for minutes. The downstream
 * service keeps the connections of all targets of a fork.
 */
final class OpenFiles {
    /** What a JVM, Gatling or a server opens besides: class path, logs, selectors. */
    private static final int OTHERS = 300;
    /** What pom.xml and compose.yaml give to each. */
    private static final int IN_A_CONTAINER = 16_384;

    private OpenFiles() {}

    /**
     * @param elsewhere whether the target of this name has been started by somebody else, with limits of its own
     * @throws SettingError if the plan needs more sockets than this process, or one that it starts, may open
     */
    static void require(Plan plan, LauncherKind launcher, Predicate<String> elsewhere) {
        require(
                plan,
                // A JVM raises its limit to the hard one, and so do those that it starts.
                Math.min(ofThisProcess(), launcher == LauncherKind.DOCKER ? IN_A_CONTAINER : Long.MAX_VALUE),
                elsewhere);
    }

    static void require(Plan plan, long allowed, Predicate<String> elsewhere) {
        plan.series().stream()
                .max(Comparator.comparingInt(series -> needed(series, elsewhere)))
                .filter(series -> needed(series, elsewhere) > allowed)
                .ifPresent(series -> {
                    int calls = calls(series, elsewhere, work -> work != Work.CPU);
                    throw new SettingError(String.format(
                            Locale.ROOT,
                            "lab.users=%d, up to %d probes, and up to %d calls for which %s waits at once: need %d open files in one process, and %d are allowed: choose fewer users or a lower lab.healthCheck.rate, or raise the limit (ulimit -n)",
                            series.users(),
                            series.seats() - series.users(),
                            calls,
                            series.target(),
                            needed(series, elsewhere),
                            allowed));
                });
        int downstream = downstream(plan, elsewhere);
        if (downstream > 0 && downstream + OTHERS > allowed) {
            throw new SettingError(String.format(
                    Locale.ROOT,
                    "lab.users=%d: up to %d calls of all targets to the downstream service, which keeps their connections: need %d open files in one process, and %d are allowed: choose fewer users or targets, or raise the limit (ulimit -n)",
                    plan.series().stream().mapToInt(Series::users).max().orElse(0),
                    downstream,
                    downstream + OTHERS,
                    allowed));
        }
    }

    /** Those of the targets together. All forks ask for the same, and the connections of one end with its targets. */
    private static int downstream(Plan plan, Predicate<String> elsewhere) {
        return plan.series().stream()
                .filter(series -> series.fork() == 1)
                .collect(Collectors.toMap(
                        Series::target, series -> calls(series, elsewhere, work -> work == Work.IO), Math::max))
                .values()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static int needed(Series series, Predicate<String> elsewhere) {
        return series.seats() + calls(series, elsewhere, work -> work != Work.CPU) + OTHERS;
    }

    private static int calls(Series series, Predicate<String> elsewhere, Predicate<Work> counted) {
        return elsewhere.test(series.target())
                ? 0
                : series.steps().stream()
                        .filter(step -> counted.test(step.endpoint().work()))
                        .map(Step::prediction)
                        .mapToInt(prediction -> prediction.peakConcurrency())
                        .max()
                        .orElse(0);
    }

    private static long ofThisProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }
}
