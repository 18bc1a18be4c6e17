package loopvspool.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class KernelTest {

    static final List<Kernel> KERNELS = Kernel.ALL;

    static Stream<Arguments> knownAnswers() {
        return Stream.of(
                // By another implementation of xorshift64, in Python.
                Arguments.of("chain", 1, 0xd457225786af4adbL),
                Arguments.of("chain", 2, 0x941303f7b383d433L),
                Arguments.of("chain", 3, 0x33cc40b4d4465209L),
                // By this one: it may not change, for then the work would have changed.
                Arguments.of("matrix", 1, 0x0e0ed7b9ec5ef0a0L),
                Arguments.of("matrix", 2, 0xe5ee793bb1fb2f4fL),
                Arguments.of("matrix", 3, 0xb8b596300381de19L));
    }

    @ParameterizedTest
    @MethodSource("knownAnswers")
    void givesTheKnownAnswer(String name, int iterations, long answer) {
        assertThat(Kernel.named(name).orElseThrow().run(iterations)).isEqualTo(answer);
    }

    @Test
    void theDefaultIsTheChain() {
        assertThat(Kernel.ALL.get(0).name()).isEqualTo("chain");
        assertThat(Kernel.named("quantum")).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("KERNELS")
    void everyCountHasAnAnswerOfItsOwn(Kernel kernel) {
        assertThat(IntStream.rangeClosed(1, 60).mapToObj(kernel::run)).doesNotHaveDuplicates();
    }

    // Long enough for every tier of the JIT to have had its turn.
    @ParameterizedTest
    @FieldSource("KERNELS")
    void givesTheSameAnswerBeforeAndAfterItIsCompiledAndOnManyThreadsAtOnce(Kernel kernel) {
        long cold = kernel.run(25);
        kernel.run(1_000);
        assertThat(IntStream.range(0, 16).parallel().mapToObj(run -> kernel.run(25)))
                .containsOnly(cold);
    }

    // Rotations: what they turn keeps its length, so nothing overflows, and nothing becomes denormal and slow.
    @Test
    void matrixNeitherGrowsNorShrinks() {
        MatrixKernel kernel = new MatrixKernel();
        double before = norm(kernel.multiply(1).getData());
        double after = norm(kernel.multiply(3_000).getData());
        assertThat(after / before).isBetween(1 - 1e-9, 1 + 1e-9);
    }

    private static double norm(double[] entries) {
        return Math.sqrt(Arrays.stream(entries).map(entry -> entry * entry).sum());
    }
}
