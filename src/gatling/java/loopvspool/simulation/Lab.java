package loopvspool.simulation;

import io.gatling.commons.util.GatlingVersion;
import io.gatling.javaapi.core.PopulationBuilder;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import loopvspool.calibration.Calibration;
import loopvspool.calibration.CalibrationScenario;
import loopvspool.calibration.Calibrations;
import loopvspool.calibration.IterationFeeder;
import loopvspool.experiment.Experiments;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Series;
import loopvspool.experiment.Step;
import loopvspool.experiment.Subject;
import loopvspool.report.Console;
import loopvspool.report.ResultFiles;
import loopvspool.report.RunFolder;
import loopvspool.result.EnvironmentProbe;
import loopvspool.result.Evidence;
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

/**
 * One run of the laboratory, from the settings to the result.
 *
 * <p>Its end is the end of the JVM: a shutdown hook stops the targets, completes the files and prints the result, however
 * the run ended. Gatling calls {@code after()} only when a run ends well, and writes its report later still.
 */
final class Lab {
    private final String simulation;
    private final LabSettings settings;
    private final Console console = new Console(System.out);
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
        try {
            TargetCatalogue catalogue = TargetCatalogue.load();
            LabSettings settings =
                    LabSettings.fromSystemProperties(catalogue.names(), Experiments.names(), experiments);
            if (settings.help()) {
                System.out.println(SettingsHelp.text());
                System.exit(0);
            }
            List<TargetSpec> specs = catalogue.select(settings.targets());
            // Settings that leave nothing to measure are found before anything is started; the cores do not matter for
            // it.
            Plan.of(settings, specs.stream().map(spec -> new Subject(spec, 1)).toList());
            return start(simulation, settings, specs);
        } catch (SettingError e) {
            e.lines().forEach(System.err::println);
        } catch (LaunchError e) {
            System.err.println(e.getMessage());
        } catch (InterruptedException e) {
            System.err.println("The start of the targets was interrupted.");
        }
        System.exit(1);
        throw new AssertionError("exit does not return");
    }

    private static Lab start(String simulation, LabSettings settings, List<TargetSpec> specs)
            throws InterruptedException {
        Path project = ProjectFolder.locate();
        Path results = ProjectFolder.results();
        Path startLogs = ResultFiles.makeStartLogs(results);
        Lab lab = new Lab(
                simulation,
                settings,
                new EnvironmentProbe(project, GatlingVersion.ThisVersion().fullVersion()),
                new ResultFiles(new RunFolder(results, jvmStart()), startLogs));
        Runtime.getRuntime().addShutdownHook(new Thread(lab::end, "lab-end"));
        Launcher launcher = new ChildJvmLauncher(
                project,
                settings.javaHome(),
                settings.jvmArguments(),
                settings.kernel(),
                settings.startTimeout(),
                startLogs);
        lab.console.say("starting " + specs.size() + " targets");
        lab.fleet.start(launcher, specs);
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

    /** The whole load: calibrations, then the steps, strictly one after another. */
    PopulationBuilder population() {
        List<PopulationBuilder> sequence = new ArrayList<>();
        plan.subjects().forEach(subject -> sequence.add(calibration(subject.spec())));
        plan.series().forEach(series -> sequence.add(load(series)));
        PopulationBuilder chained = sequence.get(sequence.size() - 1);
        for (int i = sequence.size() - 2; i >= 0; i--) {
            chained = sequence.get(i).andThen(chained);
        }
        return chained;
    }

    private PopulationBuilder calibration(TargetSpec spec) {
        List<String> endpoints = plan.series().stream()
                .map(Series::first)
                .filter(step -> step.target().equals(spec.name()))
                .map(Step::endpoint)
                .distinct()
                .map(endpoint -> "/test/" + endpoint.path())
                .toList();
        return new CalibrationScenario(
                        spec.name(),
                        fleet.target(spec.name()).url(),
                        endpoints.isEmpty() ? List.of("/test/" + Endpoint.SYNC_CPUBOUND.path()) : endpoints,
                        settings.serviceTime(),
                        settings.calibration(),
                        () -> console.calibrating(spec.name(), secondsLeft),
                        this::calibrated)
                .population();
    }

    private PopulationBuilder load(Series series) {
        String target = series.first().target();
        return new StepPopulation(
                        series, fleet.target(target).url(), recorder, step -> console.starting(step, plan, secondsLeft))
                .population(new IterationFeeder(() -> calibrations.iterations(target)));
    }

    private void calibrated(Calibration calibration) {
        calibrations.add(calibration);
        secondsLeft -= plan.calibrationSeconds();
        console.calibrated(calibration);
        files.update(result(recorder.complete()));
    }

    private void stepDone(StepResult step) {
        secondsLeft -= step.step().prediction().makespanSeconds();
        console.done(step);
        files.update(result(recorder.complete()));
    }

    /** All users have stopped. The targets end before Gatling makes its report, which takes the cores for seconds. */
    void loadEnded() {
        deadTargets = fleet.targets().stream()
                .filter(target -> !target.isAlive())
                .map(target -> target.spec().name())
                .toList();
        finished = true;
        fleet.close();
    }

    private void end() {
        Recorder records = recorder;
        if (records != null) {
            records.stop();
        }
        fleet.close();
        files.collectLogs();
        if (records != null && files.folder().isPresent()) {
            RunResult result = result(records.all());
            files.update(result);
            console.result(result, files.folder());
        }
    }

    private RunResult result(List<StepResult> steps) {
        return new RunResult(
                simulation,
                startedAt(),
                Instant.now(),
                finished,
                settings.effective(),
                environment.read(),
                fleet.targets(),
                plan,
                calibrations.all(),
                steps,
                Validity.of(new Evidence(plan.steps().size(), calibrations.all(), steps, deadTargets)));
    }

    private static Instant jvmStart() {
        return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    }

    /** When Maven was started, if it is what started this JVM: its time is part of what a user waits for. */
    private static Instant startedAt() {
        return ProcessHandle.current()
                .parent()
                .filter(parent -> parent.info().command().orElse("").endsWith("java"))
                .flatMap(parent -> parent.info().startInstant())
                .orElseGet(Lab::jvmStart);
    }
}
