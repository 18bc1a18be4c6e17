package loopvspool.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import loopvspool.measure.Measurement;
import loopvspool.measure.StepResult;
import loopvspool.observe.ContextResult;
import loopvspool.sut.ProcessTree.ProcessView;
import loopvspool.validity.Words;

/** The table of what production and development with reload run, a line for each target and context. */
final class ContextTable {
    private static final String ROW = "  %-24s %6s %11s %13s %8s %14s %16s";
    private static final double MEBI = 1 << 20;
    private static final int WIDTH = 120;

    private ContextTable() {}

    /**
     * The block with its heading; empty if there is nothing to show.
     *
     * @param scope what the heading says of where the results come from
     */
    static String of(List<ContextResult> contexts, List<StepResult> steps, String scope) {
        if (contexts.isEmpty()) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("process-model: What does development with reload run beside production, and what does it cost?"
                + scope);
        lines.add(ROW.formatted("", "proc-", "threads", "resident, MiB", "ready", "edit to", "burst,"));
        lines.add(ROW.formatted("", "esses", "idle / busy", "idle / busy", "after, s", "answer, s", "makespan, s"));
        contexts.forEach(one -> {
            lines.add(row(one, steps));
            lines.addAll(tree(one.idle()));
        });
        return String.join(System.lineSeparator(), lines);
    }

    private static String row(ContextResult one, List<StepResult> steps) {
        return ROW.formatted(
                one.target() + " " + one.context(),
                one.idle().size(),
                ContextResult.threads(one.idle()) + " / " + ContextResult.threads(one.busy()),
                mebi(one.idle()) + " / " + mebi(one.busy()),
                decimals(one.readySeconds()),
                one.editToAnswerSeconds() == null ? "-" : decimals(one.editToAnswerSeconds()),
                burst(one, steps)
                        .map(measured -> StepTable.seconds(measured.makespanSeconds()))
                        .orElse("-"));
    }

    private static Optional<Measurement> burst(ContextResult one, List<StepResult> steps) {
        return steps.stream()
                .filter(result -> result.step().target().equals(one.target()))
                .filter(result -> result.step().context().label().equals(Optional.of(one.context())))
                .findFirst()
                .filter(StepResult::isWhole)
                .flatMap(StepResult::measurement);
    }

    /** The tree is worth a look only where there is one. */
    private static List<String> tree(List<ProcessView> processes) {
        if (processes.size() < 2) {
            return List.of();
        }
        return processes.stream()
                .map(process -> "    process %d, child of %d, %s: %s"
                        .formatted(
                                process.pid(),
                                process.parentPid(),
                                Words.count(process.threads(), "thread"),
                                withoutFolder(process.command())))
                .map(line -> line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line)
                .toList();
    }

    /** The program's folder says nothing, and takes the place of its arguments. */
    private static String withoutFolder(String command) {
        int end = command.indexOf(' ') < 0 ? command.length() : command.indexOf(' ');
        return command.substring(command.lastIndexOf('/', end) + 1);
    }

    private static String mebi(List<ProcessView> processes) {
        return String.format(Locale.ROOT, "%.0f", ContextResult.residentBytes(processes) / MEBI);
    }

    private static String decimals(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }
}
