package loopvspool.simulation;

import io.gatling.commons.util.GatlingVersion;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.PopulationBuilder;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopvspool.calibration.Calibration;
import loopvspool.experiment.Context;
import loopvspool.experiment.Experiments;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Series;
import loopvspool.experiment.Step;
import loopvspool.experiment.Subject;
import loopvspool.limit.LimitCheck;
import loopvspool.limit.UserLimits;
import loopvspool.machine.Pressure;
import loopvspool.measure.StepResult;
import loopvspool.observe.ContextResult;
import loopvspool.observe.EnvironmentProbe;
import loopvspool.observe.MeasuredTarget;
import loopvspool.observe.UsableCores;
import loopvspool.observe.UsableCores.Masks;
import loopvspool.outcome.Ending;
import loopvspool.outcome.JvmEnd;
import loopvspool.outcome.Outcome;
import loopvspool.outcome.RunOutcome;
import loopvspool.record.LabClock;
import loopvspool.report.Console;
import loopvspool.report.ResultFiles;
import loopvspool.report.RunFolder;
import loopvspool.settings.LabSettings;
import loopvspool.settings.LookalikeSettings;
import loopvspool.settings.SettingError;
import loopvspool.settings.SettingsHelp;
import loopvspool.sut.JvmVariables;
import loopvspool.sut.LaunchError;
import loopvspool.sut.ParentWatch;
import loopvspool.sut.RunningTarget;
import loopvspool.sut.TargetCatalogue;
import loopvspool.sut.remote.ServerSpecs;
import loopvspool.validity.Cause;
import loopvspool.validity.QuotaNotes;
import loopvspool.validity.RunResult;
import loopvspool.validity.Skipped;
import loopvspool.validity.Words;

/**
 * One run of the laboratory, from the settings to the result.
 *
 * <p>Its end is the end of the JVM: a shutdown hook stops the targets, completes the files and prints the result, however
 * the run ended. Gatling calls {@code after()} only when a run ends well, and writes its report later still.
 */
final class Lab implements Load.Listener, RunAssertions.Judge {
    private static final Cause FORKS_MISSING = new Cause("forks-missing", "forks that could not begin");
    private static final Cause CALIBRATION_FAILED = new Cause("calibration-failed", "calibrations failed");

    /** Connecting, meeting and Gatling's tick, for each step. */
    private static final int STEP_SLACK_SECONDS = 30;

    /** How long the lab looks on before it starts anything, to see whether others use the machine. */
    private static final Duration QUIET = Duration.ofMillis(300);

    /** A target in a context of its own may take the start limit to answer, once more to answer an edit, and to warm up and end. */
    private static final int LIMITS_OF_A_CONTEXT = 3;

    private final String simulation;
    private final LabSettings settings;
    private final UserLimits limits;
    private final RunAssertions judgement;
    private final Console console;
    private final LastWord lastWord;
    private final Testbed testbed;
    private final EnvironmentProbe environment;
    private final RunFolder folder;
    private final ResultFiles files;
    /** Null until the targets run: the end may come before. */
    private volatile Findings findings;

    private volatile double secondsLeft;
    /** Set when this JVM ends: from then on, what users and Gatling still do is no news and no result. */
    private volatile boolean ending;

    private Lab(
            String simulation,
            LabSettings settings,
            UserLimits limits,
            Console console,
            LastWord lastWord,
            Testbed testbed,
            EnvironmentProbe environment,
            RunFolder folder,
            ResultFiles files) {
        this.simulation = simulation;
        this.settings = settings;
        this.limits = limits;
        this.judgement = new RunAssertions(settings.failOn(), !limits.isEmpty());
        this.console = console;
        this.lastWord = lastWord;
        this.testbed = testbed;
        this.environment = environment;
        this.folder = folder;
        this.files = files;
    }

    /**
     * Reads the settings, starts the targets and makes the plan. What a user can mend ends the JVM with one clear text and
     * exit code 1 instead of an exception, because Gatling would print a stack trace, twice.
     */
    static Lab open(String simulation, List<String> experiments) {
        ParentWatch.start();
        LabClock.start();
        GatlingConsole.mute();
        Console console = new Console(System.out);
        LastWord lastWord = new LastWord(System.out, ProjectFolder::results);
        Ending ending = Ending.NOT_STARTED;
        List<String> why;
        try {
            // Again, where another logger than Gatling's own has been chosen.
            Precautions.take();
            // First: it may explain what is wrong with the settings.
            LookalikeSettings.warning(System.getenv(), LabSettings.systemProperties())
                    .ifPresent(System.out::println);
            TargetCatalogue shipped = TargetCatalogue.load();
            LabSettings settings = LabSettings.fromSystemProperties(
                    shipped.names(), shipped.namesByDefault(), Experiments.names(), experiments);
            if (settings.help()) {
                System.out.println(SettingsHelp.text());
                System.exit(0);
            }
            lastWord.clear();
            TargetCatalogue catalogue = shipped.with(ServerSpecs.of(settings.servers(), shipped));
            return start(simulation, Preparation.of(settings, catalogue), console, lastWord);
        } catch (SettingError e) {
            ending = Ending.REFUSED;
            why = e.lines();
        } catch (LaunchError e) {
            why = List.of(e.getMessage());
        } catch (UncheckedIOException e) {
            why = List.of("A file that the run needs cannot be read or written: " + e.getCause());
        } catch (InterruptedException e) {
            why = List.of("The start of the targets was interrupted.");
        }
        System.exit(lastWord.notBegun(ending, why));
        throw new AssertionError("exit does not return");
    }

    private static Lab start(String simulation, Preparation ready, Console console, LastWord lastWord)
            throws InterruptedException {
        LabSettings settings = ready.settings();
        TargetCatalogue catalogue = ready.catalogue();
        Path project = ProjectFolder.locate();
        Path results = ProjectFolder.results();
        Path startLogs = ResultFiles.makeStartLogs(results);
        RunFolder folder = new RunFolder(results);
        Testbed testbed = new Testbed(
                settings,
                catalogue,
                Launchers.byContext(
                        project,
                        settings,
                        ready.cpus().targets(),
                        catalogue.postgres().name(),
                        startLogs),
                project.resolve("target").resolve("postgres"),
                ready.skipped());
        Masks masks = new Masks(
                ProcessHandle.current().pid(),
                ready.cpus().atStart(),
                ready.cpus().targets());
        Lab lab = new Lab(
                simulation,
                settings,
                ready.limits(),
                console,
                lastWord,
                testbed,
                new EnvironmentProbe(
                        project,
                        GatlingVersion.ThisVersion().fullVersion(),
                        Pressure.during(Path.of("/"), QUIET),
                        new UsableCores(Path.of("/"), masks, testbed::rootPids)),
                folder,
                new ResultFiles(folder, startLogs));
        Runtime.getRuntime().addShutdownHook(new Thread(lab::end, "lab-end"));
        JvmVariables.keptFromServers(System.getenv())
                .forEach((name, value) ->
                        lab.console.say("%s=%s is kept from the servers under test; their options are lab.jvmArguments"
                                .formatted(name, value)));
        lab.startTargets(ready.expected());
        return lab;
    }

    private void startTargets(Plan expected) throws InterruptedException {
        console.forks(expected.forks().size());
        int targets = expected.subjects().size();
        String others = settings.servers().stream()
                .map(server -> server.name() + " at " + server.url())
                .collect(Collectors.joining(", "));
        console.say("starting " + Words.count(targets, "target")
                + (others.isEmpty()
                        ? ""
                        : "; waiting up to %d s for %s"
                                .formatted(settings.startTimeout().toSeconds(), others)));
        testbed.start(expected);
        List<RunningTarget> running =
                testbed.targets().stream().map(MeasuredTarget::target).toList();
        List<Subject> subjects = running.stream()
                .map(target -> new Subject(
                        target.spec(),
                        target.identity().cores(),
                        target.cpus(),
                        target.notOffered().ping().isEmpty()))
                .toList();
        List<Skipped> skipped = Stream.concat(
                        testbed.skipped().stream(), MissingCapabilities.of(expected, running).stream())
                .toList();
        console.skipped(skipped);
        Plan plan = Plan.of(settings, subjects)
                .after(Duration.between(RunStart.ofUser(), LabClock.now()).toMillis() / 1000.0);
        Findings empty = new Findings(simulation, settings, plan, testbed, environment, this::stepDone);
        skipped.forEach(missing -> empty.add(missing, 1));
        findings = empty;
        QuotaNotes.of(empty.cores()).forEach(console::doubt);
        secondsLeft = plan.secondsToCome();
        console.plan(plan);
        limits.warnings(plan).forEach(console::warn);
    }

    /** The whole load. */
    PopulationBuilder population() {
        return new Load(settings, testbed, findings, this).population(judgement.population(this));
    }

    /** What makes the exit code say that the run failed. */
    List<Assertion> assertions() {
        return judgement.assertions();
    }

    @Override
    public boolean lostNothing() {
        return ending || !findings.isBroken() && RunOutcome.lost(findings.atTheEnd()) == 0;
    }

    @Override
    public boolean isGoodEnough() {
        if (ending) {
            return true;
        }
        findings.loadEnded(files::rehearse);
        return !settings.failOn().fails(findings.atTheEnd().validity().level());
    }

    @Override
    public boolean limitsAreMet() {
        return ending || limits.check(findings.atTheEnd()).stream().allMatch(LimitCheck::met);
    }

    @Override
    public void forkStarted(int fork) {
        if (!ending) {
            findings.forkStarted(fork);
            secondsLeft -= Plan.FORK_SECONDS;
            console.fork(fork, findings.plan(), secondsLeft);
        }
    }

    @Override
    public void forkMissing(int fork, String reason) {
        int last = findings.plan().forks().size();
        // It names its forks itself.
        skipped(
                FORKS_MISSING.skipped("run", fork == last ? "fork " + fork : "forks " + fork + " to " + last, reason),
                1);
    }

    @Override
    public void calibrating(String target) {
        console.calibrating(target, secondsLeft);
    }

    @Override
    public void calibrated(Calibration calibration) {
        findings.calibrations().add(calibration);
        if (!ending) {
            secondsLeft -= findings.plan().calibrationSeconds(calibration.target());
            console.calibrated(calibration);
            write();
        }
    }

    @Override
    public void calibrationFailed(String target, String why) {
        if (!ending) {
            findings.broken(CALIBRATION_FAILED.invalid(target, "the calibration failed: " + why));
        }
    }

    @Override
    public void starting(Step step) {
        if (!ending) {
            findings.stepStarting(step);
            console.starting(step, findings.plan(), secondsLeft);
        }
    }

    @Override
    public boolean isLooking() {
        return !ending && !findings.census().isQuiet();
    }

    @Override
    public void measured(ContextResult context) {
        if (!ending) {
            findings.add(context);
            secondsLeft -= Plan.CONTEXT_SECONDS;
            console.context(context);
            write();
        }
    }

    @Override
    public void skipped(Skipped missing, int fork) {
        if (!ending) {
            findings.add(missing, fork).map(List::of).ifPresent(console::skipped);
        }
    }

    /** The steps of a series that is not available here. */
    @Override
    public void leftOut(Series series) {
        findings.recorder().leaveOut(series.steps());
        secondsLeft -= Plan.CONTEXT_SECONDS
                + series.steps().stream().mapToDouble(findings.plan()::seconds).sum();
    }

    private void stepDone(StepResult step) {
        findings.stepDone(step.step());
        secondsLeft -= findings.plan().seconds(step.step());
        console.done(step);
        write();
    }

    private void write() {
        findings.unwritten(files.update(findings.soFar()));
    }

    /** Longer than this the load cannot take, whatever happens: every request, and every start, has its time-out. */
    Duration longest() {
        Plan plan = findings.plan();
        // A burst, and the last ping, which is due before the burst should be over.
        double requests = plan.steps().stream()
                .mapToDouble(step -> step.timeout().toSeconds() * (step.requestsPerUser() + (step.pings() > 0 ? 1 : 0)))
                .sum();
        double calibrations = plan.forks().size()
                * plan.subjects().stream()
                        .mapToDouble(subject -> settings.calibration()
                                        .warmUpLimit()
                                        .toSeconds()
                                + 10 * plan.calibrationSeconds(subject.spec().name()))
                        .sum();
        long contexts = plan.series().stream()
                        .filter(series -> series.context() != Context.SHARED)
                        .count()
                * LIMITS_OF_A_CONTEXT
                * settings.startTimeout().toSeconds();
        long forks = plan.forks().size() * settings.startTimeout().toSeconds();
        return Duration.ofSeconds((long) (requests + calibrations)
                + contexts
                + forks
                + plan.steps().size() * STEP_SLACK_SECONDS);
    }

    /** Gatling makes its folder of the run next. */
    void loadStarts() {
        try {
            folder.claim();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All users have stopped. The targets end before Gatling makes its report, which takes the cores for seconds. */
    void loadEnded() {
        if (!ending) {
            findings.loadEnded(files::rehearse);
            findings.close();
            testbed.close();
            console.say("the load has ended; Gatling makes its report");
        }
    }

    private void end() {
        ending = true;
        JvmEnd end = JvmEnd.look().orElse(JvmEnd.UNKNOWN);
        Findings found = findings;
        if (found == null) {
            testbed.close();
            if (end.kind() == JvmEnd.Kind.INTERRUPTION) {
                lastWord.end(Outcome.interrupted(end), end, Optional.empty());
            }
            return;
        }
        found.recorder().stop();
        found.close();
        testbed.close();
        RunResult result = found.atTheEnd();
        Function<Optional<String>, Outcome> outcome =
                unwritten -> RunOutcome.of(result, found.isBroken(), end, unwritten);
        if (result.calibrations().isEmpty() && result.steps().isEmpty() && !found.isBroken()) {
            lastWord.end(outcome.apply(Optional.empty()), end, Optional.empty());
            return;
        }
        ResultFiles.Kept kept = files.complete(result, outcome);
        console.result(result, kept.folder());
        kept.unwritten().ifPresent(console::unwritten);
        lastWord.end(
                outcome.apply(kept.unwritten()),
                end,
                Optional.of(kept.folder().resolve(ResultFiles.RESULTS)).filter(Files::exists));
    }
}
