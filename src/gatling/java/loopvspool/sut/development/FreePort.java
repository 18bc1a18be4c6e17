package loopvspool.sut.development;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import loopvspool.sut.LaunchError;

/**
 * A port that a target can leave and take again. It lies below those that operating systems give to outgoing connections:
 * else one of these, even the lab's own attempt to reach the target, could take it while the target restarts.
 */
final class FreePort {
    private static final int LOWEST = 20_000;
    private static final int ABOVE_HIGHEST = 32_000;
    private static final int ATTEMPTS = 100;

    private FreePort() {}

    /** @throws LaunchError if none was found free */
    static int find() {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, ABOVE_HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new LaunchError("%s ports from %s to %s were tried, and all are in use. End what uses them."
                .formatted(ATTEMPTS, LOWEST, ABOVE_HIGHEST - 1));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
