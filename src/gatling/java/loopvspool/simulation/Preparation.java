package loopvspool.simulation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Subject;
import loopvspool.limit.UserLimits;
import loopvspool.settings.CpuSet;
import loopvspool.settings.LabSettings;
import loopvspool.settings.SettingError;
import loopvspool.settings.Slowed;
import loopvspool.sut.TargetCatalogue;
import loopvspool.sut.TargetSpec;
import loopvspool.validity.Skipped;

/**
 * What a run shall do, checked before anything is started: whatever a user can mend in the settings is found here.
 *
 * @param limits what the user requires of the results
 * @param cpus the cores of this JVM at its start, and of the targets
 * @param catalogue every target that there is, with the servers that only the user knows
 * @param expected the plan for as many cores as targets should have
 * @param skipped what was asked for, and is not available here
 */
record Preparation(
        LabSettings settings,
        UserLimits limits,
        Launchers.Cpus cpus,
        TargetCatalogue catalogue,
        Plan expected,
        List<Skipped> skipped) {

    /**
     * Pins this JVM to its cores, and checks all else.
     *
     * @throws SettingError if the settings ask for what cannot be done
     */
    static Preparation of(LabSettings settings, TargetCatalogue catalogue) throws InterruptedException {
        Launchers.Cpus cpus = Launchers.pin(settings);
        Selection selection = Selection.of(settings, catalogue.select(settings.targets()));
        Plan expected = expected(settings, cpus.targets(), selection.targets());
        UserLimits limits = UserLimits.parse(settings.limits());
        require(limits, expected, selection.skipped());
        requireMeasured(settings.slowed(), selection.targets());
        return new Preparation(settings, limits, cpus, catalogue, expected, selection.skipped());
    }

    private static void require(UserLimits limits, Plan expected, List<Skipped> skipped) {
        try {
            limits.require(expected);
        } catch (SettingError e) {
            // What it is about may be missing because its target is.
            throw new SettingError(Stream.concat(
                            e.lines().stream(),
                            skipped.stream().map(one -> "  left out: " + one.what() + ": " + one.reason()))
                    .toList());
        }
    }

    /** Who checks the instrument with a target that is not there gets a clean bill for nothing. */
    private static void requireMeasured(Optional<Slowed> slowed, List<TargetSpec> targets) {
        List<String> names = targets.stream().map(TargetSpec::name).toList();
        slowed.filter(one -> !names.contains(one.target())).ifPresent(one -> {
            throw new SettingError("lab.slowed=%s:%d: must name a target that is measured in this run: %s"
                    .formatted(one.target(), one.percent(), String.join(", ", names)));
        });
    }

    /**
     * The plan for as many cores as targets should have, to find before anything is started what cannot be done. A target may have
     * other cores, but which questions it gets does not depend on them.
     */
    private static Plan expected(LabSettings settings, Optional<CpuSet> cpus, List<TargetSpec> specs) {
        int cores = cpus.map(CpuSet::cores).orElse(Runtime.getRuntime().availableProcessors());
        Plan plan = Plan.of(
                settings, specs.stream().map(spec -> new Subject(spec, cores)).toList());
        OpenFiles.require(plan, settings.launcher(), settings::runsAlready);
        EnoughThreads.require(plan, settings, Path.of("/"));
        return plan;
    }
}
