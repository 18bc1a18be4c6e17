package loopvspool.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import loopvspool.contract.PingBesideWork;
import loopvspool.contract.StartedServer;
import loopvspool.contract.VirtualThreadsContract;
import loopvspool.downstream.DownstreamService;
import loopvspool.workload.CommandLine;
import loopvspool.workload.TargetOptions;
import org.junit.jupiter.api.Test;

/** A virtual-thread verticle does one thing at a time: what blocks its thread holds up the next request all the same. */
class VertxVirtualThreadsTest extends VirtualThreadsContract {

    private static final int USERS = 5;

    VertxVirtualThreadsTest() {
        super(VertxTarget.class, "--virtual-threads");
    }

    @Override
    protected StartedServer startDownstream() throws IOException {
        DownstreamService service = DownstreamService.start(TargetOptions.from(CommandLine.of(), "downstream"));
        return new StartedServer(service.url(), service::close);
    }

    @Test
    void oneComputesAtATimeAndAPingWaitsBehindIt() {
        int iterations = client().iterationsFor("sync-cpubound", Duration.ofMillis(200));
        PingBesideWork ping = PingBesideWork.of(client(), "sync-cpubound", iterations, USERS);
        assertThat(ping.work().peakInFlight()).isOne();
        assertThat(ping.work().replies())
                .allSatisfy(reply -> assertThat(reply.thread()).doesNotContain("eventloop"));
        assertThat(ping.answeredBeforeTheWorkEnded()).isFalse();
    }

    @Test
    void oneBlocksAtATimeButAnyNumberAwaits() {
        assertThat(client().ioBurst("sync-iobound", 100, USERS).join().peakInFlight())
                .isOne();
        assertThat(client().ioBurst("async-iobound", 500, USERS).join().peakInFlight())
                .isEqualTo(USERS);
    }
}
