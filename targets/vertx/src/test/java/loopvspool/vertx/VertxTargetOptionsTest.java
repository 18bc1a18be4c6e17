package loopvspool.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopvspool.workload.BadOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VertxTargetOptionsTest {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    @Test
    void hasACpuWorkerForEachCoreUnlessItIsToldOtherwise() {
        assertThat(VertxTargetTest.options().cpuWorkers()).hasValue(CORES);
        assertThat(VertxTargetTest.options("--cpu-workers=cores").cpuWorkers()).hasValue(CORES);
        assertThat(VertxTargetTest.options("--cpu-workers=20").cpuWorkers()).hasValue(20);
        assertThat(VertxTargetTest.options("--cpu-workers=default").cpuWorkers())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "", "2 * cores"})
    void saysHowManyCpuWorkersThereMayBe(String workers) {
        assertThatThrownBy(() -> VertxTargetTest.options("--cpu-workers=" + workers))
                .isInstanceOf(BadOption.class)
                .hasMessage("--cpu-workers=" + workers
                        + " is not allowed: give default, cores or a whole number from 1 to 1000");
    }

    @Test
    void hasOneLoopUnlessItIsToldOtherwise() {
        assertThat(VertxTargetTest.options().loops()).isOne();
        assertThat(VertxTargetTest.options("--loops=cores").loops()).isEqualTo(CORES);
        assertThat(VertxTargetTest.options("--loops=3").loops()).isEqualTo(3);
        assertThatThrownBy(() -> VertxTargetTest.options("--loops=0"))
                .isInstanceOf(BadOption.class)
                .hasMessage("--loops=0 is not allowed: give cores or a whole number from 1 to 1000");
    }
}
