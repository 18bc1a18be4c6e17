package loopvspool.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import loopvspool.contract.Burst;
import loopvspool.contract.PingBesideWork;
import loopvspool.contract.StartedServer;
import loopvspool.contract.VirtualThreadsContract;
import loopvspool.downstream.DownstreamService;
import loopvspool.workload.CommandLine;
import loopvspool.workload.TargetOptions;
import org.junit.jupiter.api.Test;

/** Virtual threads share the cores as a pool of as many workers does, and wait in any number. */
class JavalinVirtualThreadsTest extends VirtualThreadsContract {

    private static final String CPU = "sync-cpubound";
    private static final int USERS = 20;

    JavalinVirtualThreadsTest() {
        super(JavalinTarget.class, "--threads=virtual");
    }

    @Override
    protected StartedServer startDownstream() throws IOException {
        DownstreamService service = DownstreamService.start(TargetOptions.from(CommandLine.of(), "downstream"));
        return new StartedServer(service.url(), service::close);
    }

    @Test
    void asManyComputeAsThereAreCoresAndAPingWaitsBehindThem() {
        int iterations = client().iterationsFor(CPU, Duration.ofMillis(200));
        int cores = client().ping().json().get("cores").intValue();
        int users = 2 * cores + 1;
        PingBesideWork ping = PingBesideWork.of(client(), CPU, iterations, users);
        assertThat(ping.work().peakInFlight()).isEqualTo(cores);
        assertThat(ping.work().replies())
                .allSatisfy(reply -> assertThat(reply.thread()).startsWith(VirtualThreads.VIRTUAL))
                .filteredOn(reply -> reply.endedAtMicros() <= ping.answeredAtMicros())
                .as("over when the ping was answered: all but those that then ran beside it")
                .hasSizeGreaterThan(users - cores);
    }

    @Test
    void anyNumberWaitsAtOnce() {
        Burst burst = client().ioBurst("sync-iobound", 500, USERS).join();
        assertThat(burst.peakInFlight()).isEqualTo(USERS);
        assertThat(burst.mostOverlapping()).isEqualTo(USERS);
    }

    @Test
    void theCensusSeesTheCarriersAndNoThreadOfAUser() {
        client().ioBurst("sync-iobound", 200, USERS).join();
        JsonNode threads = client().get("/test/resmon").json().get("now").get("threads");
        assertThat(threads.get("carrier").intValue()).isPositive();
        assertThat(threads.get("pool").intValue()).isLessThanOrEqualTo(8);
    }

    @Test
    void saysOfNoLimitThatItIsNone() {
        assertThat(client().ping().json().get("workers").isNull()).isTrue();
    }
}
