package loopvspool.javalin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import loopvspool.workload.BadOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavalinOptionsTest {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    @Test
    void hasAWorkerForEachCoreUnlessItIsToldOtherwise() {
        assertThat(JavalinTargetTest.options().threads().workers()).isEqualTo(CORES);
        assertThat(JavalinTargetTest.options("--workers-per-core=2").threads().workers())
                .isEqualTo(2 * CORES);
        assertThat(JavalinTargetTest.options("--workers=7").threads().workers()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--workers=0", "--workers=", "--workers-per-core=0", "--workers=-1"})
    void needsAWorker(String option) {
        assertThatThrownBy(() -> JavalinTargetTest.options(option))
                .isInstanceOf(BadOption.class)
                .hasMessageContaining(option)
                .hasMessageContaining("from 1 to");
    }

    @Test
    void takesOnlyOneWayToSayHowManyWorkers() {
        assertThatThrownBy(() -> JavalinTargetTest.options("--workers=1", "--workers-per-core=1"))
                .isInstanceOf(BadOption.class)
                .hasMessageContaining("exclude each other");
        assertThatThrownBy(() -> JavalinTargetTest.options(Map.of("LAB_WORKERS_PER_CORE", "2"), "--workers=1"))
                .isInstanceOf(BadOption.class)
                .hasMessage("--workers and LAB_WORKERS_PER_CORE exclude each other: give one of them");
    }

    @Test
    void takesTheWorkersFromTheEnvironment() {
        assertThat(JavalinTargetTest.options(Map.of("LAB_WORKERS_PER_CORE", "2"))
                        .threads()
                        .workers())
                .isEqualTo(2 * CORES);
        assertThat(JavalinTargetTest.options(Map.of("LAB_WORKERS_PER_CORE", "", "LAB_WORKERS", "3"))
                        .threads()
                        .workers())
                .isEqualTo(3);
    }

    @Test
    void takesJavalinsOwnPool() {
        assertThat(JavalinTargetTest.options("--threads=default").threads()).isEqualTo(new DefaultPool());
        assertThatThrownBy(() -> JavalinTargetTest.options("--threads=default", "--workers=1"))
                .isInstanceOf(BadOption.class)
                .hasMessage("--workers and --threads exclude each other: give one of them");
    }

    @Test
    void saysWhichThreadsThereAre() {
        assertThatThrownBy(() -> JavalinTargetTest.options("--threads=green"))
                .isInstanceOf(BadOption.class)
                .hasMessage("--threads=green is not allowed: give exact, default, virtual");
    }
}
