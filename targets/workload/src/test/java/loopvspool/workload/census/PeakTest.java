package loopvspool.workload.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeakTest {

    private static Sample sample(int processes, Integer osThreads, int javaThreads, Long bytes, int workers, int jvm) {
        Map<ThreadKind, Integer> threads = Map.of(ThreadKind.WORKER, workers, ThreadKind.JVM, jvm);
        return new Sample(0, processes, osThreads, javaThreads, threads, null, bytes);
    }

    @Test
    void takesTheMostOfEachFigureFromWhateverSampleHasIt() {
        List<Sample> samples = List.of(sample(1, 30, 12, 100L, 20, 10), sample(2, 24, 14, 300L, 4, 20));
        assertThat(Peak.of(samples))
                .contains(new Peak(2, 30, 14, 300L, Map.of(ThreadKind.WORKER, 20, ThreadKind.JVM, 20)));
    }

    @Test
    void keepsWhatOnlySomeSamplesTell() {
        List<Sample> samples = List.of(sample(1, null, 1, null, 0, 1), sample(1, 5, 1, 7L, 0, 1));
        assertThat(Peak.of(samples)).contains(new Peak(1, 5, 1, 7L, Map.of(ThreadKind.WORKER, 0, ThreadKind.JVM, 1)));
    }

    @Test
    void doesNotMakeUpWhatNoSampleTells() {
        List<Sample> samples = List.of(sample(1, null, 1, null, 0, 1), sample(1, null, 1, null, 0, 1));
        assertThat(Peak.of(samples))
                .contains(new Peak(1, null, 1, null, Map.of(ThreadKind.WORKER, 0, ThreadKind.JVM, 1)));
        assertThat(Peak.of(List.of())).isEmpty();
    }
}
