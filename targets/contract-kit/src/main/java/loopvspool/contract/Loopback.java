package loopvspool.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;

/** That a port is nobody's business beyond this machine. */
final class Loopback {

    private static final int LIMIT_MILLIS = 5_000;

    private Loopback() {}

    /** Checks that this machine's other addresses, if it has any, refuse connections to the port. */
    static void assertNothingElseListens(int port) {
        List<InetAddress> others = others();
        assumeThat(others).as("addresses of this machine beside the loopback").isNotEmpty();
        for (InetAddress other : others) {
            assertThatThrownBy(() -> connect(other, port))
                    .as("connecting to %s", other)
                    .isInstanceOf(IOException.class);
        }
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), LIMIT_MILLIS);
        }
    }

    private static List<InetAddress> others() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .toList();
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }
}
