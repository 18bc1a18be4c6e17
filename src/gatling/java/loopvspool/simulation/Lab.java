package loopvspool.simulation;

import io.gatling.commons.util.GatlingVersion;
import io.gatling.javaapi.core.PopulationBuilder;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopvspool.calibration.Calibration;
import loopvspool.calibration.CalibrationScenario;
import loopvspool.calibration.Calibrations;
import loopvspool.calibration.WorkFeeder;
import loopvspool.experiment.Experiments;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Series;
import loopvspool.experiment.Step;
import loopvspool.experiment.Subject;
import loopvspool.report.Console;
import loopvspool.report.ResultFiles;
import loopvspool.report.RunFolder;
import loopvspool.result.Environment;
import loopvspool.result.EnvironmentProbe;
import loopvspool.result.Evidence;
import loopvspool.result.LabClock;
import loopvspool.result.Recorder;
import loopvspool.result.RunResult;
import loopvspool.result.StepResult;
import loopvspool.result.Validity;
import loopvspool.settings.LabSettings;
import loopvspool.settings.SettingError;
import loopvspool.settings.SettingsHelp;
import loopvspool.target.ChildJvmLauncher;
import loopvspool.target.Endpoint;
import loopvspool.target.Fleet;
import loopvspool.target.LaunchError;
import loopvspool.target.Launcher;
import loopvspool.target.ParentWatch;
import loopvspool.target.TargetCatalogue;
import loopvspool.target.TargetSpec;
import loopvspool.target.Work;

/**
 * One run of the laboratory, from the settings to the result.
 *
 * <p>Its end is the end of the JVM: a shutdown hook stops the targets, completes the files and prints the result, however
 * the run ended. Gatling calls {@code after()} only when a run ends well, and writes its report later still.
 */
final class Lab {
    /** Connecting, meeting and Gatling's tick, for each step. */
    private static final int STEP_SLACK_SECONDS = 30;

    private final String simulation;
    private final LabSettings settings;
    private final Console console = new Console(System.out);
    private final Fleet services = new Fleet();
    private final Fleet fleet = new Fleet();
    private final Calibrations calibrations = new Calibrations();
    private final EnvironmentProbe environment;
    private final ResultFiles files;
    private volatile Plan plan;
    /** Null until the targets run: the end may come before. */
    private volatile Recorder recorder;

    private volatile double secondsLeft;
    private volatile List<String> deadTargets = List.of();
    private volatile boolean finished;
    /** Set when this JVM ends: from then on, what users and Gatling still do is no news and no result. */
    private volatile boolean ending;

    private Lab(String simulation, LabSettings settings, EnvironmentProbe environment, ResultFiles files) {
        this.simulation = simulation;
        this.settings = settings;
        this.environment = environment;
        this.files = files;
    }

    /**
     * Reads the settings, starts the targets and makes the plan. What a user can mend ends the JVM with one clear text and
     * exit code 1 instead of an exception, because Gatling would print a stack trace, twice.
     */
    static Lab open(String simulation, List<String> experiments) {
        ParentWatch.start();
        LabClock.start();
        try {
            TargetCatalogue catalogue = TargetCatalogue.load();
            LabSettings settings =
                    LabSettings.fromSystemProperties(catalogue.names(), Experiments.names(), experiments);
            if (settings.help()) {
                System.out.println(SettingsHelp.text());
                System.exit(0);
            }
            Plan expected = expected(settings, catalogue.select(settings.targets()));
            return start(simulation, settings, catalogue, expected);
        } catch (SettingError e) {
            e.lines().forEach(System.err::println);
        } catch (LaunchError e) {
            System.err.println(e.getMessage());
        } catch (UncheckedIOException e) {
            System.err.println("A file that the run needs cannot be read or written: " + e.getCause());
        } catch (InterruptedException e) {
            System.err.println("The start of the targets was interrupted.");
        }
        System.exit(1);
        throw new AssertionError("exit does not return");
    }

    /**
     * The plan for as many cores as this JVM has, to find before anything is started what cannot be done. A target may have
     * other cores, but which questions it gets does not depend on them.
     */
    private static Plan expected(LabSettings settings, List<TargetSpec> specs) {
        int cores = Runtime.getRuntime().availableProcessors();
        Plan plan = Plan.of(
                settings, specs.stream().map(spec -> new Subject(spec, cores)).toList());
        OpenFiles.require(plan);
        return plan;
    }

    private static Lab start(String simulation, LabSettings settings, TargetCatalogue catalogue, Plan expected)
            throws InterruptedException {
        Path project = ProjectFolder.locate();
        Path results = ProjectFolder.results();
        Path startLogs = ResultFiles.makeStartLogs(results);
        Lab lab = new Lab(
                simulation,
                settings,
                new EnvironmentProbe(project, GatlingVersion.ThisVersion().fullVersion()),
                new ResultFiles(new RunFolder(results, RunStart.ofJvm()), startLogs));
        Runtime.getRuntime().addShutdownHook(new Thread(lab::end, "lab-end"));
        Launcher launcher = new ChildJvmLauncher(
                project,
                settings.javaHome(),
                settings.jvmArguments(),
                settings.kernel(),
                settings.startTimeout(),
                startLogs);
        lab.startTargets(launcher, catalogue, expected);
        lab.plan = Plan.of(
                settings,
                lab.fleet.targets().stream()
                        .map(target ->
                                new Subject(target.spec(), target.identity().cores()))
                        .toList());
        lab.recorder = new Recorder(lab.plan.steps(), lab::stepDone);
        lab.secondsLeft = lab.plan.totalSeconds();
        lab.console.plan(lab.plan);
        return lab;
    }

    /** Only what the plan needs: a target that gets no question is not started, nor is a service that nobody asks. */
    private void startTargets(Launcher launcher, TargetCatalogue catalogue, Plan expected) throws InterruptedException {
        List<TargetSpec> specs = expected.subjects().stream().map(Subject::spec).toList();
        console.say("starting " + specs.size() + (specs.size() == 1 ? " target" : " targets"));
        if (expected.steps().stream().anyMatch(step -> step.endpoint().work() == Work.IO)) {
            services.start(launcher, List.of(catalogue.downstream()));
            String downstream = "--downstream="
                    + services.target(catalogue.downstream().name()).url();
            specs = specs.stream().map(spec -> spec.with(downstream)).toList();
        }
        fleet.start(launcher, specs);
    }

    private void close() {
        fleet.close();
        services.close();
    }

    /** The whole load: calibrations, then the steps, strictly one after another. */
    PopulationBuilder population() {
        List<PopulationBuilder> sequence = new ArrayList<>();
        plan.calibrated().forEach(subject -> sequence.add(calibration(subject.spec())));
        plan.series().forEach(series -> sequence.add(load(series)));
        PopulationBuilder chained = sequence.get(sequence.size() - 1);
        for (int i = sequence.size() - 2; i >= 0; i--) {
            chained = sequence.get(i).andThen(chained);
        }
        return chained;
    }

    private PopulationBuilder calibration(TargetSpec spec) {
        List<Endpoint> endpoints = plan.series().stream()
                .map(Series::first)
                .filter(step -> step.target().equals(spec.name()))
                .map(Step::endpoint)
                .filter(endpoint -> endpoint.work() == Work.CPU)
                .distinct()
                .toList();
        return new CalibrationScenario(
                        spec.name(),
                        fleet.target(spec.name()).url(),
                        endpoints,
                        settings.serviceTime(),
                        settings.calibration(),
                        fleet.target(spec.name())::isAlive,
                        () -> console.calibrating(spec.name(), secondsLeft),
                        this::calibrated)
                .population();
    }

    private PopulationBuilder load(Series series) {
        String target = series.first().target();
        Work work = series.first().endpoint().work();
        int millis = (int) settings.ioTime().toMillis();
        Supplier<Integer> size = work == Work.CPU ? () -> calibrations.iterations(target) : () -> millis;
        return new StepPopulation(series, fleet.target(target).url(), recorder, this::starting)
                .population(new WorkFeeder(work, size));
    }

    private void calibrated(Calibration calibration) {
        if (ending) {
            return;
        }
        calibrations.add(calibration);
        secondsLeft -= plan.calibrationSeconds();
        console.calibrated(calibration);
        files.update(result(recorder.complete()));
    }

    private void starting(Step step) {
        if (!ending) {
            console.starting(step, plan, secondsLeft);
        }
    }

    private void stepDone(StepResult step) {
        secondsLeft -= step.step().prediction().makespanSeconds();
        console.done(step);
        files.update(result(recorder.complete()));
    }

    /** Longer than this the load cannot take, whatever happens: every request has its time-out. */
    Duration longest() {
        double requests = plan.steps().stream()
                .mapToDouble(step -> step.timeout().toSeconds() * step.requestsPerUser())
                .sum();
        double calibrations = plan.subjects().size()
                * (settings.calibration().warmUpLimit().toSeconds() + 10 * plan.calibrationSeconds());
        return Duration.ofSeconds(
                (long) (requests + calibrations) + plan.steps().size() * STEP_SLACK_SECONDS);
    }

    /** All users have stopped. The targets end before Gatling makes its report, which takes the cores for seconds. */
    void loadEnded() {
        if (ending) {
            return;
        }
        deadTargets = Stream.concat(fleet.targets().stream(), services.targets().stream())
                .filter(target -> !target.isAlive())
                .map(target -> target.spec().name())
                .toList();
        finished = recorder.complete().size() == plan.steps().size();
        close();
    }

    private void end() {
        ending = true;
        Recorder records = recorder;
        if (records != null) {
            records.stop();
        }
        close();
        if (records == null) {
            return;
        }
        RunResult result = result(records.all());
        if (!result.calibrations().isEmpty() || !result.steps().isEmpty()) {
            console.result(result, files.complete(result));
        }
    }

    private RunResult result(List<StepResult> steps) {
        Environment now = environment.read();
        Map<String, Integer> cores = plan.subjects().stream()
                .collect(Collectors.toMap(subject -> subject.spec().name(), Subject::cores));
        return new RunResult(
                simulation,
                RunStart.ofUser(),
                Instant.now(),
                finished,
                settings.effective(),
                now,
                fleet.targets(),
                plan,
                calibrations.all(),
                steps,
                Validity.of(new Evidence(
                        plan.steps().size(),
                        calibrations.all(),
                        steps,
                        deadTargets,
                        cores,
                        now.after().stealPercent())));
    }
}
