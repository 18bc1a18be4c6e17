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
import loopvspool.result.ContextResult;
import loopvspool.result.Finding;
import loopvspool.result.Measurement;
import loopvspool.result.RunCores;
import loopvspool.result.RunResult;
import loopvspool.result.Skipped;
import loopvspool.result.StepResult;
import loopvspool.result.Verdict;

/** What the lab prints: the plan, the progress of each step with the time left, and at the end the result. */
public final class Console {
    private final PrintStream out;

    /** @param out where to print */
    public Console(PrintStream out) {
        this.out = out;
    }

    /** One line of news. */
    public void say(String line) {
        out.println(line);
    }

    /** Something that was asked for and cannot be had. */
    public void skipped(Skipped skipped) {
        out.printf(Locale.ROOT, "SKIPPED: %s: %s%n", skipped.what(), skipped.reason());
    }

    /** What need not keep a run from being made, and will probably make it fail. */
    public void warn(String line) {
        out.println("WARNING: " + line);
    }

    /** What will be run, how long it will take, and what is expected of it. */
    public void plan(Plan plan) {
        out.printf(
                Locale.ROOT,
                "%nThe plan: %d targets are calibrated, then %d steps run%s, about %s in all. What is predicted:%n",
                plan.calibrated().size(),
                plan.steps().size() / plan.forks().size(),
                plan.forks().size() == 1 ? "" : ", " + plan.forks().size() + " times, each on fresh JVMs",
                duration(plan.totalSeconds()));
        out.println(StepTable.of(
                plan.steps().stream().filter(step -> step.fork() == 1).toList(), List.of()));
        out.println();
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
                "  %d iterations take %.3f s on %s, %.1f %% off (%.4f ms each%s)%n",
                calibration.iterations(),
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
                "  %s in %s: %d processes, ready after %.1f s%s%n",
                context.target(),
                context.context(),
                context.idle().size(),
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
                "%s: Loop vs Pool, %d of %d steps, N = %d, D = %s, IO %s, kernel %s%n",
                result.validity().level(),
                result.steps().size(),
                result.plan().steps().size(),
                result.plan().burstUsers(),
                result.settings().get("lab.serviceTime"),
                result.settings().get("lab.ioTime"),
                result.settings().get("lab.kernel"));
        result.validity().findings().forEach(finding -> out.println("  " + line(finding)));
        limits(UserLimits.of(result));
        result.skipped()
                .forEach(skipped -> out.printf(
                        Locale.ROOT,
                        "  SKIPPED: %s: %s%n",
                        skipped.what(),
                        skipped.reason().lines().findFirst().orElse("")));
        result.validity().unchecked().forEach(what -> out.println("  NOT CHECKED: " + what));
        result.validity().notes().forEach(note -> out.println("  note: " + note));
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
                        BystanderTable.of(first, scope),
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
                "The run took %s; its steps were predicted to take %s, with calibration %s: overhead %.2f (%.2f).%n",
                duration(result.wallTime().toMillis() / 1000.0),
                duration(result.plan().stepSeconds()),
                duration(result.plan().totalSeconds()),
                result.overhead(),
                result.wallTime().toMillis() / 1000.0 / result.plan().totalSeconds());
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

    private static String line(Finding finding) {
        return "%s: %s: %s".formatted(finding.severity(), finding.subject(), finding.reason());
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
                "%s, %d cores%s, %s; Java %s",
                result.environment().machine().cpu(),
                result.environment().machine().cores(),
                usable(result.environment().machine().cpus()),
                result.environment().machine().os(),
                result.environment().injector().version());
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
        out.printf(Locale.ROOT, row, "", "iterations", "median of", "off by", "us an", "the notebook's rule");
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
                    one.notebookCold().missPercent(),
                    one.notebookWarm().missPercent());
        }
    }

    private void paths(Path folder) {
        path("to look at:", folder.resolve(ComparisonPage.NAME));
        path("results:", folder.resolve(ResultFiles.RESULTS));
        path("every request:", folder.resolve(ResultFiles.REQUESTS));
        path("also:", folder.resolve(ResultFiles.BYSTANDERS));
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
