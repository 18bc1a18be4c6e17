package loopvspool.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import loopvspool.contract.CensusContract;
import loopvspool.contract.CensusPeak;
import loopvspool.contract.CensusSample;
import loopvspool.contract.CensusedProgram;
import loopvspool.contract.Full;
import loopvspool.contract.StartedServer;
import org.junit.jupiter.api.Test;

/** Which threads each way to use the event loop takes. */
class VertxCensusTest extends CensusContract {

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int USERS = 20;

    @Override
    protected String mainClass() {
        return VertxTarget.class.getName();
    }

    @Override
    protected List<String> options() {
        return List.of();
    }

    @Override
    protected StartedServer startTarget() throws IOException {
        VertxTarget target = VertxTarget.start(VertxTargetTest.options());
        return new StartedServer(target.url(), target::close);
    }

    @Test
    void onTheLoopItIsTheSameFewThreadsIdleAndAtThePeak() {
        try (CensusedProgram program = start(List.of())) {
            CensusSample idle = program.census().now();
            CensusPeak peak = peakOfABurst(program, "sync-cpubound");
            assertThat(peak.exactThreads())
                    .containsEntry("eventLoop", 1)
                    .containsEntry("acceptor", 1)
                    .containsEntry("worker", 0)
                    .isEqualTo(idle.exactThreads());
            assertThat(peak.javaThreads()).isEqualTo(idle.javaThreads());
            assertThat(peak.osThreads()).isCloseTo(idle.osThreads(), within(1));
        }
    }

    @Full
    @Test
    void offTheLoopThereIsAWorkerForEachCoreUnlessItIsToldOtherwise() {
        CensusPeak cores = peakOfABurst(List.of());
        CensusPeak twenty = peakOfABurst(List.of("--cpu-workers=" + USERS));
        assertThat(cores.exactThreads()).containsEntry("worker", Math.min(CORES, USERS));
        assertThat(twenty.exactThreads()).containsEntry("worker", USERS);
        assertThat(peakOfABurst(List.of("--cpu-workers=cores")).exactThreads()).isEqualTo(cores.exactThreads());
        int difference = USERS - Math.min(CORES, USERS);
        assertThat(twenty.javaThreads() - cores.javaThreads()).isEqualTo(difference);
        assumeThat(cores.osThreads())
                .as("threads as the operating system counts them")
                .isNotNull();
        assertThat(twenty.osThreads() - cores.osThreads()).isCloseTo(difference, within(1));
    }

    private CensusPeak peakOfABurst(List<String> options) {
        try (CensusedProgram program = start(options)) {
            return peakOfABurst(program, "async-cpubound");
        }
    }

    private static CensusPeak peakOfABurst(CensusedProgram program, String endpoint) {
        int iterations = program.client().iterationsFor("sync-cpubound", Duration.ofMillis(50));
        long sinceMicros = program.census().now().atMicros();
        program.client().burst(endpoint, iterations, USERS).join();
        return program.censusSince(sinceMicros).peak();
    }
}
