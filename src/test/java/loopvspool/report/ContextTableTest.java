package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import loopvspool.experiment.Context;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import loopvspool.observe.ContextResult;
import loopvspool.sut.ProcessTree.ProcessView;
import org.junit.jupiter.api.Test;

class ContextTableTest {
    private static final long MEBI = 1 << 20;
    private final ProcessView maven =
            new ProcessView(10, 1, "java -classpath maven " + "x".repeat(200), 20, 300 * MEBI);
    private final ProcessView program = new ProcessView(11, 10, "/usr/bin/java -cp a/b Main", 25, 100 * MEBI);
    private final ProcessView busy = new ProcessView(11, 10, "java Main", 27, 120 * MEBI);

    private final ContextResult production =
            new ContextResult("javalin-1x", 1, "production", 0.84, List.of(program), List.of(busy), null);
    private final ContextResult development = new ContextResult(
            "javalin-1x", 1, "development", 7.31, List.of(maven, program), List.of(maven, busy), 2.26);

    private static StepResult burst(Context context) {
        return Forged.asPredicted(Forged.step().context(context).build());
    }

    @Test
    void shouldShowWhatEachContextRunsAndHowItsBurstWent() {
        String table = ContextTable.of(
                List.of(production, development), List.of(burst(Context.PRODUCTION), burst(Context.DEVELOPMENT)), "");

        assertThat(table.lines())
                .anyMatch(line -> line.matches(" +javalin-1x production +1 +25 / 27 +100 / 120 +0\\.8 +- +2\\.000"))
                .anyMatch(
                        line -> line.matches(" +javalin-1x development +2 +45 / 47 +400 / 420 +7\\.3 +2\\.3 +2\\.000"))
                .anyMatch(line -> line.matches(" +process 11, child of 10, 25 threads: java -cp a/b Main"))
                .allMatch(line -> line.length() <= 120);
    }

    @Test
    void shouldShowNoTreeOfASingleProcess() {
        assertThat(ContextTable.of(List.of(production), List.of(), "")).doesNotContain("child of");
    }

    @Test
    void shouldTakeTheBurstOfTheContextAndNoOther() {
        assertThat(ContextTable.of(List.of(production), List.of(burst(Context.SHARED), burst(Context.DEVELOPMENT)), "")
                        .lines())
                .anyMatch(line -> line.matches(" +javalin-1x production .* -"));
    }

    @Test
    void shouldBeEmptyWhereNoContextWasMeasured() {
        assertThat(ContextTable.of(List.of(), List.of(burst(Context.SHARED)), ""))
                .isEmpty();
    }
}
