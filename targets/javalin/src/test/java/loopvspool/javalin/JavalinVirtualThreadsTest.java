package loopvspool.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import loopvspool.contract.Burst;
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

/** Virtual threads share the cores as a pool of as many workers does, and wait in any number. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JavalinVirtualThreadsTest {

    private static final String CPU = "sync-cpubound";
    private static final int USERS = 20;

    private DownstreamService downstream;
    private ChildJvm program;
    private TargetClient client;
    private int cores;

    @BeforeAll
    void start() throws IOException {
        var jdk = NewerJdk.orSkip();
        downstream = DownstreamService.start(TargetOptions.from(CommandLine.of(), "downstream"));
        program = ChildJvm.start(
                jdk,
                List.of(),
                Map.of(),
                JavalinTarget.class.getName(),
                List.of("--threads=virtual", "--downstream=" + downstream.url()));
        client = new TargetClient(program.awaitListening());
        cores = client.ping().json().get("cores").intValue();
    }

    @AfterAll
    void stop() {
        if (program != null) {
            program.close();
            downstream.close();
        }
    }

    @Test
    void asManyComputeAsThereAreCoresAndAPingWaitsBehindThem() {
        int iterations = client.iterationsFor(CPU, Duration.ofMillis(200));
        int users = 2 * cores + 1;
        PingBesideWork ping = PingBesideWork.of(client, CPU, iterations, users);
        assertThat(ping.work().peakInFlight()).isEqualTo(cores);
        assertThat(ping.work().replies())
                .allSatisfy(reply -> assertThat(reply.thread()).startsWith(VirtualThreads.VIRTUAL))
                .filteredOn(reply -> reply.endedAtMicros() <= ping.answeredAtMicros())
                .as("over when the ping was answered: all but those that then ran beside it")
                .hasSizeGreaterThan(users - cores);
    }

    @Test
    void anyNumberWaitsAtOnce() {
        Burst burst = client.ioBurst("sync-iobound", 500, USERS).join();
        assertThat(burst.peakInFlight()).isEqualTo(USERS);
        assertThat(burst.mostOverlapping()).isEqualTo(USERS);
    }

    @Test
    void theCensusSeesTheCarriersAndNoThreadOfAUser() {
        client.ioBurst("sync-iobound", 200, USERS).join();
        JsonNode threads = client.get("/test/resmon").json().get("now").get("threads");
        assertThat(threads.get("carrier").intValue()).isPositive();
        assertThat(threads.get("pool").intValue()).isLessThanOrEqualTo(8);
    }

    @Test
    void saysOfNoLimitThatItIsNone() {
        assertThat(client.ping().json().get("workers").isNull()).isTrue();
    }
}
