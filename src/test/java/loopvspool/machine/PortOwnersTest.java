package loopvspool.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Of a forged /proc: socket 77 listens on port 5601 (hex 15E1), and 88 is a connection to it. */
class PortOwnersTest {
    private static final int PORT = 5601;

    @TempDir
    private Path root;

    @BeforeEach
    void forgeSockets() throws IOException {
        Files.createDirectories(root.resolve("proc/net"));
        Files.writeString(root.resolve("proc/net/tcp6"), """
                  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 00000000000000000000000000000000:15E1 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 77 1 0000000000000000 100 0 0 10 0
                   1: 0000000000000000FFFF00000100007F:15E1 0000000000000000FFFF00000100007F:BC10 01 00000000:00000000 00:00000000 00000000     0        0 88 1 0000000000000000 20 4 0 10 -1
                """);
    }

    private void process(long pid, long parent, int... sockets) throws IOException {
        Path folder = Files.createDirectories(root.resolve("proc/" + pid));
        Files.writeString(folder.resolve("stat"), pid + " (a ) name) S " + parent + " 1 1 0");
        Path descriptors = Files.createDirectory(folder.resolve("fd"));
        Files.createSymbolicLink(descriptors.resolve("0"), Path.of("/dev/null"));
        for (int socket : sockets) {
            Files.createSymbolicLink(descriptors.resolve(String.valueOf(socket)), Path.of("socket:[" + socket + "]"));
        }
    }

    private OptionalLong rootOf(long pid) {
        return PortOwners.rootOf(root, pid, PORT);
    }

    @Test
    void shouldBelieveAProcessThatListensOnThePort() throws IOException {
        process(1, 0);
        process(40, 1, 77);

        assertThat(rootOf(40)).hasValue(40);
    }

    @Test
    void shouldFindTheFirstOfSeveralProcessesWhicheverAnswered() throws IOException {
        process(1, 0);
        process(40, 1, 77);
        process(41, 40, 77);
        process(42, 40, 77);
        process(43, 40, 88);

        assertThat(rootOf(42)).as("it shares the socket of the first").hasValue(40);
        assertThat(rootOf(43)).as("the first listens for it").hasValue(40);
    }

    @Test
    void shouldNotBelieveTheNumberOfAnotherMachineOrContainer() throws IOException {
        process(1, 0);
        process(40, 1, 77);
        process(50, 1, 88);

        assertThat(rootOf(50)).as("a client of it has that number here").isEmpty();
        assertThat(rootOf(60)).as("no process has it").isEmpty();
        assertThat(rootOf(0)).as("it tells none").isEmpty();
    }

    @Test
    void shouldNotTakeOneForAllWhereOthersListenToo() throws IOException {
        process(1, 0);
        process(40, 1, 77);
        process(50, 1, 77);

        assertThat(rootOf(40)).isEmpty();
    }

    @Test
    void shouldKnowNothingWhereTheSystemDoesNotTell(@TempDir Path nothing) {
        assertThat(PortOwners.rootOf(nothing, 40, PORT)).isEmpty();
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void shouldFindThisProcessBehindASocketOfItsOwn() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long self = ProcessHandle.current().pid();

            assertThat(PortOwners.rootOf(Path.of("/"), self, socket.getLocalPort()))
                    .hasValue(self);
        }
    }
}
