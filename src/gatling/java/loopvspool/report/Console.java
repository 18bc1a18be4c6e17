package loopvspool.report;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import loopvspool.calibration.Calibration;
import loopvspool.experiment.Fork;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Step;
import loopvspool.limit.LimitCheck;
import loopvspool.limit.UserLimits;
import loopvspool.measure.Measurement;
import loopvspool.measure.StepResult;
import loopvspool.measure.Verdict;
import loopvspool.observe.ContextResult;
import loopvspool.observe.RunCores;
import loopvspool.statistics.Judgement;
import loopvspool.validity.Doubts;
import loopvspool.validity.RunResult;
import loopvspool.validity.Skipped;
import loopvspool.validity.Words;

/** What the lab prints: the plan, the progress of each step with the time left, and at the end the result. */
public final class Console {
    private static final String NAIVE = "naive rule (D / mean of 50 cold samples)";

    private final PrintStream out;
    private final DoubtLines doubts = new DoubtLines();

    /** @param out where to print */
    public Console(PrintStream out) {
        this.out = out;
    }

    /** One line of news. */
    public void say(String line) {
        out.println(line);
    }

    /** What makes predictions doubtful before anything has been measured. */
    public void doubt(String line) {
        doubts.said(line);
        out.println(line);
    }

    /** All that was asked for and is not available, as far as it is known before the load. */
    public void skipped(List<Skipped> skipped) {
        doubts.beforeTheLoad(Doubts.of(skipped)).forEach(out::println);
    }

    /** Something that was asked for and is not available, as has turned out under load. */
    public void skipped(Skipped skipped) {
        out.printf(Locale.ROOT, "SKIPPED: %s: %s%n", skipped.what(), skipped.reason());
    }

    /** What need not keep a run from being made, and will probably make it fail. */
    public void warn(String line) {
        out.println("WARNING: " + line);
    }

    /** What will be run, how long it will take, and what is expected of it. */
    public void plan(Plan plan) {
        int steps = plan.steps().size() / plan.forks().size();
        out.printf(
                Locale.ROOT,
                "%nThe plan: %s calibrated, then %s%s, in about %s from now. What is predicted:%n",
                are(plan.calibrated().size(), "target"),
                Words.count(steps, "step") + (steps == 1 ? " runs" : " run"),
                plan.forks().size() == 1 ? "" : ", " + plan.forks().size() + " times, each on fresh JVMs",
                duration(plan.secondsToCome()));
        out.println(StepTable.of(
                plan.steps().stream().filter(step -> step.fork() == 1).toList(), List.of()));
        out.println();
    }

    /**
     * Said before anything is started, of a run of more than one fork, and of too few to judge by: who repeats a run does it to
     * compare. Of a single fork nothing is said: it asks for no judgement.
     *
     * @param forks of the run
     */
    public void forks(int forks) {
        if (forks > 1 && forks < Judgement.FEWEST_VALUES) {
            out.printf(
                    Locale.ROOT,
                    "lab.forks=%d: nothing will be judged, neither within this run nor when it is compared with another: that takes lab.forks=%d or more. Means and ranges are shown.%n",
                    forks,
                    Judgement.FEWEST_VALUES);
        }
    }

    private static String are(int number, String one) {
        return Words.count(number, one) + (number == 1 ? " is" : " are");
    }

    /** The targets of the next fork answer. */
    public void fork(int fork, Plan plan, double secondsLeft) {
        out.printf(
                Locale.ROOT,
                "fork %d of %d: fresh targets; %s left%n",
                fork,
                plan.forks().size(),
                duration(secondsLeft));
    }

    /** A calibration begins. */
    public void calibrating(String target, double secondsLeft) {
        out.printf(Locale.ROOT, "calibrating %s; %s left%n", target, duration(secondsLeft));
    }

    /** A calibration is done. */
    public void calibrated(Calibration calibration) {
        out.printf(
                Locale.ROOT,
                "  %s %.3f s on %s, %.1f %% off (%.4f ms each%s)%n",
                calibration.iterations() == 1 ? "1 iteration takes" : calibration.iterations() + " iterations take",
                calibration.proofs().get(calibration.proofs().size() - 1).medianSeconds(),
                calibration.target(),
                calibration.errorPercent(),
                calibration.fit().perIterationSeconds() * 1000,
                calibration.warmUp().steady() ? "" : "; NOT STEADY");
    }

    /** A step begins. */
    public void starting(Step step, Plan plan, double secondsLeft) {
        out.printf(
                Locale.ROOT,
                "step %d of %d: %s, %s; %s left%n",
                step.number(),
                plan.steps().size(),
                step.name(),
                load(step),
                duration(secondsLeft));
    }

    private static String load(Step step) {
        return step.users() == 1
                ? step.requestsPerUser() == 1 ? "1 request" : step.requestsPerUser() + " requests, one after another"
                : step.users() + " users at once";
    }

    /** A step is done. */
    public void done(StepResult result) {
        Optional<Measurement> measured = result.measurement();
        out.printf(
                Locale.ROOT,
                "  makespan %s s, predicted %s s: %s%n",
                measured.map(one -> StepTable.seconds(one.makespanSeconds())).orElse("-"),
                StepTable.seconds(result.step().prediction().makespanSeconds()),
                result.verdict().map(Verdict::text).orElse("nothing was answered"));
    }

    /** A target that ran in a context of its own is gone. */
    public void context(ContextResult context) {
        out.printf(
                Locale.ROOT,
                "  %s in %s: %s, ready after %.1f s%s%n",
                context.target(),
                context.context(),
                Words.plural(context.idle().size(), "1 process", context.idle().size() + " processes"),
                context.readySeconds(),
                context.editToAnswerSeconds() == null
                        ? ""
                        : String.format(Locale.ROOT, ", an edit answered after %.1f s", context.editToAnswerSeconds()));
    }

    /**
     * The result, and where it lies.
     *
     * @param folder the folder that holds the files of the run
     */
    public void result(RunResult result, Path folder) {
        out.println();
        out.println("=".repeat(120));
        out.printf(
                Locale.ROOT,
                "%s: %s, %d of %s, N = %d, D = %s, IO %s, kernel %s%n",
                result.validity().level(),
                result.name().map(name -> "Loop vs Pool, " + name).orElse("Loop vs Pool"),
                result.steps().size(),
                Words.count(result.plan().steps().size(), "step"),
                result.plan().burstUsers(),
                result.settings().get("lab.serviceTime"),
                result.settings().get("lab.ioTime"),
                result.settings().get("lab.kernel"));
        limits(UserLimits.of(result));
        doubts.ofResult(Doubts.of(result)).forEach(line -> out.println("  " + line));
        out.println(machine(result));
        calibrations(result);
        List<StepResult> first =
                result.steps().stream().filter(one -> one.step().fork() == 1).toList();
        out.println(
                result.plan().forks().size() == 1
                        ? StepTable.of(first.stream().map(StepResult::step).toList(), first)
                        : ForkTable.of(result));
        // Theirs are counts and trees of processes, of which there is no mean to show.
        String scope = result.plan().forks().size() == 1
                ? ""
                : " (fork 1 of " + result.plan().forks().size() + ")";
        Stream.of(
                        ProbeTable.of(first, scope),
                        CensusTable.of(first, result.census(), scope),
                        ContextTable.of(
                                result.contexts().stream()
                                        .filter(one -> one.fork() == 1)
                                        .toList(),
                                first,
                                scope),
                        ContainerTable.of(result.environment().containers()))
                .filter(table -> !table.isEmpty())
                .forEach(out::println);
        out.println();
        out.printf(
                Locale.ROOT,
                "The run took %s, where %s were expected; the steps alone were predicted to take %s.%n",
                duration(result.wallTime().toMillis() / 1000.0),
                duration(result.plan().totalSeconds()),
                duration(result.plan().stepSeconds()));
        paths(folder);
        out.println("=".repeat(120));
    }

    /**
     * The last word on a result of which not all could be written.
     *
     * @param what the files, and why each could not be written
     */
    public void unwritten(String what) {
        out.println("NOT WRITTEN: " + what);
    }

    private void limits(List<LimitCheck> checks) {
        checks.forEach(check -> out.printf(
                Locale.ROOT,
                "  LIMIT %s%s: %s: required %s, actual %s%n",
                check.met() ? "met" : "FAILED",
                check.believed() ? "" : ", on INVALID numbers",
                check.name(),
                check.requirement(),
                check.actual() == null ? check.why() : actual(check)));
    }

    private static String actual(LimitCheck check) {
        return String.format(Locale.ROOT, "%.3f%s", check.actual(), check.unit() == null ? "" : " " + check.unit());
    }

    private static String machine(RunResult result) {
        return String.format(
                Locale.ROOT,
                "%s, %s%s, %s; %s",
                result.environment().machine().cpu(),
                Words.count(result.environment().machine().cores(), "core"),
                usable(result.environment().machine().cpus()),
                result.environment().machine().os(),
                JavaVersions.of(result));
    }

    private static String usable(RunCores cpus) {
        return cpus.partOnly()
                ? " (the run may use %s of %s)"
                        .formatted(cpus.usable().text(), cpus.online().text())
                : "";
    }

    private void calibrations(RunResult result) {
        if (result.calibrations().isEmpty()) {
            return;
        }
        String row = "  %-18s %11s %13s %8s %13s %21s%n";
        out.println();
        out.println("calibration: How many iterations of the kernel take D?");
        out.printf(Locale.ROOT, row, "", "iterations", "median of", "off by", "us an", NAIVE);
        out.printf(Locale.ROOT, row, "", "", "baselines, s", "%", "iteration", "cold, off %  warm, off %");
        for (Calibration one : result.calibrations()) {
            out.printf(
                    Locale.ROOT,
                    "  %-18s %11d %13.3f %8.1f %13.2f %11.1f %12.1f%n",
                    Fork.label(one.target(), one.fork()),
                    one.iterations(),
                    one.proofs().get(one.proofs().size() - 1).medianSeconds(),
                    one.errorPercent(),
                    one.fit().perIterationSeconds() * 1e6,
                    one.naiveCold().missPercent(),
                    one.naiveWarm().missPercent());
        }
    }

    private void paths(Path folder) {
        path("to look at:", folder.resolve(ComparisonPage.NAME));
        path("results:", folder.resolve(ResultFiles.RESULTS));
        path("every step:", folder.resolve(ResultFiles.STEPS));
        path("every request:", folder.resolve(ResultFiles.REQUESTS));
        path("also:", folder.resolve(ResultFiles.PROBES));
        path("also:", folder.resolve(ResultFiles.CENSUS));
        path("targets' logs:", folder.resolve(ResultFiles.LOGS));
        path("Gatling report:", folder.resolve("index.html"));
    }

    /** Names nothing that is not there: the disk may be full. */
    private void path(String what, Path file) {
        if (Files.exists(file)) {
            out.printf("%-15s %s%n", what, file);
        }
    }

    private static String duration(double seconds) {
        Duration duration = Duration.ofMillis(Math.round(seconds * 1000));
        if (duration.toMinutes() == 0) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return String.format(Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
    }
}
