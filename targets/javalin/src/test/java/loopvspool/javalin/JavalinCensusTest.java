package loopvspool.javalin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import loopvspool.contract.CensusContract;
import loopvspool.contract.CensusPeak;
import loopvspool.contract.CensusSample;
import loopvspool.contract.CensusedProgram;
import loopvspool.contract.Full;
import loopvspool.contract.StartedServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which threads a pool takes: its workers and the one that Jetty's selector has, whether or not there is work. */
class JavalinCensusTest extends CensusContract {

    private static final String WORKERS = "--workers=2";

    @Override
    protected String mainClass() {
        return JavalinTarget.class.getName();
    }

    @Override
    protected List<String> options() {
        return List.of(WORKERS);
    }

    @Override
    protected StartedServer startTarget() throws IOException {
        JavalinTarget target = JavalinTarget.start(JavalinTargetTest.options(WORKERS));
        return new StartedServer(target.url(), target::close);
    }

    @Full
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void poolHasItsWorkersAndTheSelectorIdleAndAtThePeak(int workers) {
        try (CensusedProgram program = start(List.of("--workers=" + workers))) {
            CensusSample idle = program.census().now();
            int iterations = program.client().iterationsFor("sync-cpubound", Duration.ofMillis(50));
            program.client().burst("sync-cpubound", iterations, 2 * workers + 1).join();
            CensusPeak peak = program.censusSince(idle.atMicros()).peak();
            assertThat(peak.exactThreads())
                    .containsEntry("pool", workers + 1)
                    .containsEntry("eventLoop", 0)
                    .containsEntry("worker", 0)
                    .isEqualTo(idle.exactThreads());
            assertThat(peak.osThreads()).isCloseTo(idle.osThreads(), within(1));
        }
    }
}
