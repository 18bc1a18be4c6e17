package loopvspool.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopvspool.calibration.Calibrations;
import loopvspool.experiment.Context;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Step;
import loopvspool.experiment.Subject;
import loopvspool.measure.Recorder;
import loopvspool.measure.StepResult;
import loopvspool.observe.CensusWatch;
import loopvspool.observe.ContextResult;
import loopvspool.observe.CoreShares;
import loopvspool.observe.Environment;
import loopvspool.observe.EnvironmentProbe;
import loopvspool.observe.RunCensus;
import loopvspool.observe.Surroundings;
import loopvspool.observe.SurroundingsWatch;
import loopvspool.observe.ThrottleWatch;
import loopvspool.record.LabClock;
import loopvspool.settings.LabSettings;
import loopvspool.sut.TargetQuota;
import loopvspool.validity.Cause;
import loopvspool.validity.Evidence;
import loopvspool.validity.Finding;
import loopvspool.validity.RunResult;
import loopvspool.validity.Skipped;
import loopvspool.validity.Validity;

/** What a run has found out so far, gathered from all who find something out. Thread-safe. */
final class Findings {
    private static final Cause NOT_WRITTEN = new Cause("results-not-written", "results could not be written");

    private final String simulation;
    private final LabSettings settings;
    private final Plan plan;
    private final Testbed testbed;
    private final EnvironmentProbe environment;
    private final Calibrations calibrations = new Calibrations();
    private final CensusWatch census = new CensusWatch();
    private final SurroundingsWatch surroundings;
    private final ThrottleWatch throttling = new ThrottleWatch();
    private final List<TargetQuota> quotas = new CopyOnWriteArrayList<>();
    private final Unavailable unavailable = new Unavailable();
    private final List<ContextResult> contexts = new CopyOnWriteArrayList<>();
    private final Recorder recorder;
    private final List<Finding> broken = new CopyOnWriteArrayList<>();
    private volatile Optional<String> unwritten = Optional.empty();
    private volatile List<String> deadTargets = List.of();
    private volatile boolean finished;
    /** The verdict on a run that came to its end; null until then. The exit code and every report say the same. */
    private volatile Validity verdict;

    /** @param stepDone told of every step that is complete */
    Findings(
            String simulation,
            LabSettings settings,
            Plan plan,
            Testbed testbed,
            EnvironmentProbe environment,
            Consumer<StepResult> stepDone) {
        this.simulation = simulation;
        this.settings = settings;
        this.plan = plan;
        this.testbed = testbed;
        this.environment = environment;
        this.surroundings = new SurroundingsWatch(environment.cores());
        this.recorder = new Recorder(plan.steps(), testbed::processes, stepDone);
        forkStarted(1);
    }

    Plan plan() {
        return plan;
    }

    Calibrations calibrations() {
        return calibrations;
    }

    CensusWatch census() {
        return census;
    }

    Recorder recorder() {
        return recorder;
    }

    /** The targets of this fork answer. */
    void forkStarted(int fork) {
        testbed.targets().stream().filter(target -> target.fork() == fork).forEach(target -> {
            census.started(target);
            TargetQuota.of(Path.of("/"), target.target()).ifPresent(quotas::add);
            target.target().rootPid().ifPresent(pid -> throttling.started(target.label(), pid));
        });
    }

    /** The load of a step goes out now. */
    void stepStarting(Step step) {
        // The census knows the targets that run all along.
        if (step.context() == Context.SHARED) {
            census.stepStarting(step);
        }
        surroundings.stepStarting(step, testbed.processes(step));
    }

    /** The last request of a step has ended. */
    void stepDone(Step step) {
        surroundings.stepDone(step, testbed.processes(step));
        throttling.look();
        census.stepDone(step);
    }

    /** @return how to tell it; nothing if it has been told of another fork */
    Optional<Skipped> add(Skipped missing, int fork) {
        return unavailable.add(missing, fork);
    }

    void add(ContextResult context) {
        contexts.add(context);
    }

    /** Something has happened after which the run is not what it should be. */
    void broken(Finding what) {
        broken.add(what);
    }

    /** Whether something of that kind has happened. */
    boolean isBroken() {
        return !broken.isEmpty();
    }

    /** @param reason why the results up to now could not be written; nothing if they were */
    void unwritten(Optional<String> reason) {
        unwritten = reason;
    }

    /**
     * All users have stopped; to be called before the targets are ended. What happens later does not change the verdict.
     *
     * @param files tries to write the results, and says why that failed, if it did
     */
    synchronized void loadEnded(Function<RunResult, Optional<String>> files) {
        if (verdict != null) {
            return;
        }
        deadTargets = testbed.dead();
        finished = recorder.complete().size() == plannedSteps();
        try {
            testbed.lookAgain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throttling.look();
        unwritten = files.apply(soFar());
        verdict = atTheEnd().validity();
    }

    /** Looks at nothing any more; what is being looked at is waited for, for 3 s at most. */
    void close() {
        census.close();
        surroundings.close();
    }

    /** The steps that are complete, and all else by now, but for what could not be written: that is being tried again. */
    RunResult soFar() {
        return of(recorder.complete(), Optional.empty());
    }

    /** The same with what there is of a step that was cut short. */
    RunResult atTheEnd() {
        return of(recorder.all(), unwritten);
    }

    /** Without those that are not available here, and are named. */
    private int plannedSteps() {
        return plan.steps().size() - recorder.leftOut();
    }

    private RunResult of(List<StepResult> steps, Optional<String> missing) {
        Environment now = environment.read(testbed.containers());
        RunCensus counted = census.census();
        Surroundings around = around(now);
        return new RunResult(
                simulation,
                RunStart.ofUser(),
                LabClock.now(),
                finished,
                settings.effective(),
                settings.given(),
                now,
                testbed.targets(),
                unavailable.all(),
                plan,
                calibrations.all(),
                steps,
                List.copyOf(contexts),
                counted,
                around,
                verdict == null ? verdict(steps, missing, now, counted, around) : verdict);
    }

    private Surroundings around(Environment now) {
        return new Surroundings(
                now.before().cpuPressurePercent(),
                surroundings.steps(),
                testbed.identityRechecks(),
                throttling.seconds(),
                Duration.between(RunStart.ofJvm(), LabClock.now()).toMillis() / 1000.0,
                cores(now));
    }

    /** Which cores, and how much of them, Gatling and the targets have by now. */
    CoreShares cores() {
        return cores(environment.read(testbed.containers()));
    }

    private CoreShares cores(Environment now) {
        return new CoreShares(
                now.machine().cpus(),
                SharedCores.of(settings, now.machine().cpus()),
                Optional.ofNullable(now.injector().quota()),
                quotas);
    }

    private Validity verdict(
            List<StepResult> steps, Optional<String> missing, Environment now, RunCensus counted, Surroundings around) {
        Map<String, Integer> cores = plan.subjects().stream()
                .collect(Collectors.toMap(subject -> subject.spec().name(), Subject::cores));
        return Validity.of(new Evidence(
                plannedSteps(),
                calibrations.all(),
                steps,
                // A run that breaks off between two forks has not come to look.
                deadTargets.isEmpty() ? testbed.diedBefore() : deadTargets,
                Stream.concat(
                                broken.stream(),
                                missing.stream()
                                        .map(why -> NOT_WRITTEN.invalid(
                                                "run",
                                                "the results could not be written when the load had ended: " + why)))
                        .toList(),
                cores,
                now.after().stealPercent(),
                counted,
                around,
                settings.slowed(),
                settings.gates()));
    }
}
