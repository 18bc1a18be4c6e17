package loopvspool.simulation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loopvspool.experiment.Context;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Step;
import loopvspool.experiment.Subject;
import loopvspool.machine.ThreadLimit;
import loopvspool.settings.LabSettings;
import loopvspool.settings.LabSettings.LauncherKind;
import loopvspool.settings.SettingError;
import loopvspool.sut.Work;

/**
 * Whether there may be as many threads as a run needs: Gatling's, and those of all that the lab starts. A JVM that can start no more
 * threads warns a hundred times a second, and goes on with those that it has, or dies in the middle of the run.
 *
 * <p>The numbers are those that runs had at their peak with Java 17 where the JVMs saw 1, 2 and 8 cores, and a few more.
 */
final class EnoughThreads {
    private static final int JVM = 28;
    private static final int JVM_FOR_EACH_CORE = 2;
    private static final int GATLING = 36;
    private static final int GATLING_FOR_EACH_CORE = 4;
    /** PostgreSQL's own processes, and the shell that guards them; a process more for each connection. */
    private static final int DATABASE = 12;

    /** The JVMs that run beside all others for a series in such a context; in development Maven is one of them. */
    private static final Map<Context, Integer> CONTEXTS = Map.of(Context.PRODUCTION, 1, Context.DEVELOPMENT, 2);

    private EnoughThreads() {}

    /** One thing that the lab starts, or several of a kind. */
    private record Need(String who, long threads) {}

    /**
     * What Gatling alone needs, before there is a plan.
     *
     * @throws SettingError if it may not have so many
     */
    static void requireForGatling(Path root) {
        require(List.of(gatling()), root);
    }

    /** @throws SettingError if the plan needs more threads than this process, and those that it starts, may have */
    static void require(Plan plan, LabSettings settings, Path root) {
        List<Need> needs = new ArrayList<>(List.of(gatling()));
        if (settings.launcher() == LauncherKind.FORK) {
            needs.addAll(children(plan, settings));
        }
        require(needs, root);
    }

    private static void require(List<Need> needs, Path root) {
        long needed = needs.stream().mapToLong(Need::threads).sum();
        long own = ThreadLimit.ofThisProcess(root);
        ThreadLimit.of(root).stream()
                .filter(limit -> limit.used() - own + needed > limit.allowed())
                .findFirst()
                .ifPresent(limit -> {
                    throw new SettingError(
                            "%s=%d: too few threads and processes: about %d are needed (%s), and others have %d: %s"
                                    .formatted(
                                            limit.name(),
                                            limit.allowed(),
                                            needed,
                                            needs.stream().map(Need::who).collect(Collectors.joining(", ")),
                                            Math.max(0, limit.used() - own),
                                            remedy(needs, limit)));
                });
    }

    private static String remedy(List<Need> needs, ThreadLimit limit) {
        String raise = "raise the limit (" + limit.remedy() + ")";
        return needs.size() == 1
                ? raise
                : raise + ", or choose fewer targets or questions (lab.targets, lab.experiments)";
    }

    private static Need gatling() {
        return new Need(
                "Gatling",
                GATLING + (long) GATLING_FOR_EACH_CORE * Runtime.getRuntime().availableProcessors());
    }

    private static List<Need> children(Plan plan, LabSettings settings) {
        List<Subject> own = plan.subjects().stream()
                .filter(subject -> !settings.runsAlready(subject.spec().name()))
                .toList();
        List<Step> steps = plan.steps().stream()
                .filter(step -> !settings.runsAlready(step.target()))
                .toList();
        List<Need> needs = new ArrayList<>();
        own.forEach(subject -> needs.add(new Need(subject.spec().name(), jvm() + workers(subject, steps))));
        if (steps.stream().anyMatch(step -> step.endpoint().work() == Work.IO)) {
            needs.add(new Need("the downstream service", jvm()));
        }
        if (settings.postgres().isEmpty()
                && steps.stream().anyMatch(step -> step.endpoint().work() == Work.SQL)) {
            int connections = own.stream()
                    .mapToInt(subject -> subject.spec().connections().orElse(0))
                    .sum();
            needs.add(new Need("the database", jvm() + DATABASE + connections));
        }
        steps.stream()
                .map(Step::context)
                .filter(CONTEXTS::containsKey)
                .max(Comparator.comparing(CONTEXTS::get))
                .ifPresent(context ->
                        needs.add(new Need("a target of its own for process-model", CONTEXTS.get(context) * jvm())));
        return needs;
    }

    /**
     * The pool that a target needs for its largest step, and its client's where the pool waits for a service. What nothing limits works
     * without a thread for each request.
     */
    private static int workers(Subject subject, List<Step> steps) {
        return steps.stream()
                .filter(step -> step.target().equals(subject.spec().name()))
                .filter(step -> !subject.spec()
                        .endpoints()
                        .get(step.endpoint())
                        .workers()
                        .isUnbounded())
                .mapToInt(step ->
                        step.prediction().peakConcurrency() * (step.endpoint().work() == Work.IO ? 2 : 1))
                .max()
                .orElse(0);
    }

    private static long jvm() {
        return JVM + (long) JVM_FOR_EACH_CORE * Runtime.getRuntime().availableProcessors();
    }
}
