package loopvspool.workload.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadNamesTest {

    private final ThreadNames names = new ThreadNames(Map.of("jetty-worker", ThreadKind.POOL));

    @ParameterizedTest
    @CsvSource({
        "jetty-worker-16, POOL",
        "census-sampler, CENSUS",
        "census-listener-1, CENSUS",
        "HttpClient-1-SelectorManager, CLIENT",
        "HttpClient-12-Worker-3, CLIENT",
        "ForkJoinPool-1-worker-2, CARRIER",
        "Reference Handler, JVM",
        "DestroyJavaVM, JVM",
        "process reaper (pid 12), JVM",
        "ForkJoinPool.commonPool-worker-1, OTHER",
        "main, OTHER",
        "my-jetty-worker-1, OTHER",
        "'', OTHER",
    })
    void tellTheKindByTheirBeginning(String name, ThreadKind kind) {
        assertThat(names.kindOf(name)).isEqualTo(kind);
    }
}
