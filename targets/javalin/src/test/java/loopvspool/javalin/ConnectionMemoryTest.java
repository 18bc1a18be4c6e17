package loopvspool.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.List;
import loopvspool.contract.Full;
import loopvspool.contract.RawConnection;
import org.junit.jupiter.api.Test;

/** 10,000 users have a connection each, and all of them have to fit into 256 MB beside the server. */
@Full
class ConnectionMemoryTest {

    private static final int CONNECTIONS = 100;
    /** They are 4,900; with a cache of headers for each connection 108,000. */
    private static final int MOST_BYTES = 20_000;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();

    private long liveBytes() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** Twice: what Jetty keeps from one request for the next one shows with the second. */
    private static RawConnection asked(JavalinTarget target) throws IOException {
        RawConnection connection = new RawConnection(target.url());
        for (int i = 0; i < 2; i++) {
            connection.send("GET /test/ping HTTP/1.1\r\nHost: target\r\nAccept: application/json\r\n\r\n");
            connection.receive();
        }
        return connection;
    }

    @Test
    void aConnectionThatHasAskedTakesLittle() throws IOException {
        List<RawConnection> open = new ArrayList<>();
        try (JavalinTarget target = JavalinTarget.start(JavalinTargetTest.options("--workers=2"))) {
            open.add(asked(target));
            long before = liveBytes();
            for (int i = 0; i < CONNECTIONS; i++) {
                open.add(asked(target));
            }
            assertThat((liveBytes() - before) / CONNECTIONS)
                    .as("bytes of heap for each connection")
                    .isLessThan(MOST_BYTES);
        } finally {
            for (RawConnection connection : open) {
                connection.close();
            }
        }
    }
}
