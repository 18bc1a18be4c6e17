package loopvspool.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import loopvspool.contract.ChildJvm;
import loopvspool.contract.NewerJdk;
import loopvspool.contract.PingBesideWork;
import loopvspool.contract.TargetClient;
import loopvspool.downstream.DownstreamService;
import loopvspool.workload.CommandLine;
import loopvspool.workload.TargetOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A virtual-thread verticle does one thing at a time: what blocks its thread holds up the next request all the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VertxVirtualThreadsTest {

    private static final int USERS = 5;

    private DownstreamService downstream;
    private ChildJvm program;
    private TargetClient client;

    @BeforeAll
    void start() throws IOException {
        var jdk = NewerJdk.orSkip();
        downstream = DownstreamService.start(TargetOptions.from(CommandLine.of(), "downstream"));
        program = ChildJvm.start(
                jdk,
                List.of(),
                Map.of(),
                VertxTarget.class.getName(),
                List.of("--virtual-threads", "--downstream=" + downstream.url()));
        client = new TargetClient(program.awaitListening());
    }

    @AfterAll
    void stop() {
        if (program != null) {
            program.close();
            downstream.close();
        }
    }

    @Test
    void oneComputesAtATimeAndAPingWaitsBehindIt() {
        int iterations = client.iterationsFor("sync-cpubound", Duration.ofMillis(200));
        PingBesideWork ping = PingBesideWork.of(client, "sync-cpubound", iterations, USERS);
        assertThat(ping.work().peakInFlight()).isOne();
        assertThat(ping.work().replies())
                .allSatisfy(reply -> assertThat(reply.thread()).doesNotContain("eventloop"));
        assertThat(ping.answeredBeforeTheWorkEnded()).isFalse();
    }

    @Test
    void oneBlocksAtATimeButAnyNumberAwaits() {
        assertThat(client.ioBurst("sync-iobound", 100, USERS).join().peakInFlight())
                .isOne();
        assertThat(client.ioBurst("async-iobound", 500, USERS).join().peakInFlight())
                .isEqualTo(USERS);
    }
}
