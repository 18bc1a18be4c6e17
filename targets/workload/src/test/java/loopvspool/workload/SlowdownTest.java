package loopvspool.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SlowdownTest {
    private static final Kernel KERNEL = Kernel.ALL.get(0);

    @Test
    void workOfATargetThatIsSlowedTakesItsShareLongerAndAnswersTheSame() {
        Slowdown half = new Slowdown(50);
        long start = JvmCounters.cpuNanosOfThisThread();
        long[] plain = new long[1];
        long answer = half.stretch(() -> {
            long result = KERNEL.run(200);
            plain[0] = JvmCounters.cpuNanosOfThisThread() - start;
            return result;
        });
        long all = JvmCounters.cpuNanosOfThisThread() - start;

        assertThat(answer).isEqualTo(KERNEL.run(200));
        assertThat((double) all / plain[0]).isCloseTo(1.5, within(0.05));
    }

    @Test
    void aWaitIsLongerByTheSameShareAndSoIsThePatience() {
        Downstream downstream = Downstream.at("http://127.0.0.1:9", new Slowdown(10));

        assertThat(downstream.path(200)).isEqualTo("/wait/220");
        assertThat(downstream.limit(200)).isEqualTo(Downstream.PATIENCE.plusMillis(220));
        assertThat(Downstream.at("http://127.0.0.1:9", Slowdown.NONE).path(200)).isEqualTo("/wait/200");
    }

    @Test
    void theOptionIsAPercentageUpToDouble() {
        assertThat(slowed("--slowed=10")).isEqualTo(new Slowdown(10));
        assertThat(slowed()).isEqualTo(Slowdown.NONE);
        assertThatExceptionOfType(BadOption.class)
                .isThrownBy(() -> slowed("--slowed=101"))
                .withMessageContaining("--slowed")
                .withMessageContaining("from 0 to 100");
    }

    private static Slowdown slowed(String... arguments) {
        return TargetOptions.from(CommandLine.of(Map.of(), arguments), "x").slowdown();
    }
}
