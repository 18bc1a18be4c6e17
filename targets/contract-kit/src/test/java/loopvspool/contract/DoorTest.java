package loopvspool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class DoorTest {

    @Test
    void shouldLetInTheNextWhereOneHasGoneAlready() throws IOException {
        try (Door door = new Door(0, "door", DoorTest::beGone)) {
            for (int guest = 1; guest <= 2; guest++) {
                new Socket("127.0.0.1", door.port()).close();
                awaitConnections(door, guest);
            }
        }
    }

    private static void beGone(Socket connection) throws IOException {
        throw new IOException("gone");
    }

    private static void awaitConnections(Door door, int count) {
        long limit = System.nanoTime() + 10_000_000_000L;
        while (door.connections() < count) {
            assertThat(System.nanoTime())
                    .as("%d of %d let in", door.connections(), count)
                    .isLessThan(limit);
            Clock.pause(5);
        }
    }
}
