package loopvspool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every server of the project does with clients that go away at the wrong moment, by half (FIN) or at once (reset): it ends
 * what they have left, and frees it. What became of each is in {@code target/hang-up.md}.
 */
public abstract class HangUpContract extends HostileContract {

    /** Enough to be told from the connections that others come and go with meanwhile. */
    private static final int CLIENTS = 20;

    private static final int MOST_FILES_LEFT = 5;
    private static final int LIMIT_MILLIS = 60_000;
    // More answers than the buffers of a connection hold: some are still to be written.
    private static final int MANY = 300;

    private static final String HALF_A_HEAD = "GET /test/ping HTTP/1.1\r\nHost: tar";
    private static final String HALF_A_BODY =
            "GET /test/ping HTTP/1.1\r\nHost: target\r\nContent-Length: 1000000\r\n\r\nx";

    protected HangUpContract(HostileProgram server) {
        super(server, "hang-up.md");
    }

    /** Before a client goes away it has sent this. */
    private record Sent(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    Stream<Sent> whole() {
        return Stream.concat(
                        Stream.of("/test/ping"), server.waitPaths().stream().map(path -> path + WAIT_MILLIS))
                .map(path -> new Sent("a request for " + path, get(path)));
    }

    Stream<Sent> halves() {
        return Stream.of(new Sent("half a head", HALF_A_HEAD), new Sent("half a body", HALF_A_BODY));
    }

    private Sent manyUnread() {
        return new Sent(
                MANY + " requests of which it reads none",
                get(server.longestAnswer()).repeat(MANY));
    }

    Stream<Sent> all() {
        return Stream.of(whole(), halves(), Stream.of(manyUnread())).flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("whole")
    void answersOrEndsTheConnectionOfOneThatHasNothingMoreToSay(Sent sent) throws IOException {
        List<HostileConversation> conversations = endOutputAfter(sent);
        assertThat(conversations).allSatisfy(said -> assertThat(said.answers())
                .hasSizeLessThanOrEqualTo(1)
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200)));
    }

    @ParameterizedTest
    @MethodSource("halves")
    void endsTheConnectionOfOneThatWillNeverSayTheRest(Sent sent) throws IOException {
        List<HostileConversation> conversations = endOutputAfter(sent);
        assertThat(conversations)
                .allSatisfy(said -> assertThat(said.answers()).allSatisfy(HostileContract::tellsNothing));
    }

    private List<HostileConversation> endOutputAfter(Sent sent) throws IOException {
        long filesBefore = inside().openFiles();
        List<Socket> clients = connectAndSend(sent);
        try {
            for (Socket client : clients) {
                client.shutdownOutput();
            }
            List<HostileConversation> conversations = new ArrayList<>();
            for (Socket client : clients) {
                conversations.add(HostileConversation.afterEndOfOutput(client, LIMIT_MILLIS));
            }
            awaitFreed(filesBefore);
            became(
                    sent + ", then FIN",
                    conversations.stream()
                            .map(HostileConversation::summary)
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(" or ")));
            return conversations;
        } finally {
            close(clients);
        }
    }

    List<String> countedWaitPaths() {
        return server.countedWaitPaths();
    }

    // None where no reply has a count, or none can be more than one.
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("countedWaitPaths")
    void countsNobodyWhoHasGone(String path) throws IOException {
        reset(connectAndSend(new Sent(path, get(path + WAIT_MILLIS))));
        TargetClient next = new TargetClient(url());
        long limit = limit();
        // What is queued already is done for nobody.
        while (next.get(path + WAIT_MILLIS).ioReply().inFlight() > 1) {
            assertThat(System.nanoTime()).as("in flight for ever").isLessThan(limit);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void freesTheConnectionsOfThoseWhoResetThem(Sent sent) throws IOException {
        long filesBefore = inside().openFiles();
        List<Socket> clients = connectAndSend(sent);
        if (sent.equals(manyUnread())) {
            awaitAnyAnswer(clients);
        }
        reset(clients);
        awaitFreed(filesBefore);
        became(sent + ", then a reset", "freed");
    }

    @Test
    void seesTheConnectionsThatAreNotFreed() throws IOException {
        long filesBefore = inside().openFiles();
        List<Socket> clients = connectAndSend(new Sent("half a head", HALF_A_HEAD));
        ping();
        assertThat(inside().openFiles() - filesBefore)
                .as("what all else in here relies on")
                .isGreaterThanOrEqualTo(CLIENTS);
        close(clients);
        awaitFreed(filesBefore);
    }

    private List<Socket> connectAndSend(Sent sent) throws IOException {
        List<Socket> clients = new ArrayList<>();
        for (int number = 0; number < CLIENTS; number++) {
            Socket client = new Socket();
            client.connect(new InetSocketAddress(url().getHost(), url().getPort()), LIMIT_MILLIS);
            clients.add(client);
            client.getOutputStream().write(bytes(sent.text()).array());
        }
        return clients;
    }

    // Who of them is the first to be served is open.
    private static void awaitAnyAnswer(List<Socket> clients) throws IOException {
        long limit = limit();
        boolean begun = false;
        while (!begun) {
            assertThat(System.nanoTime()).as("no answer has begun").isLessThan(limit);
            Clock.pause(WAIT_MILLIS);
            for (Socket client : clients) {
                begun |= client.getInputStream().available() > 0;
            }
        }
    }

    private void awaitFreed(long filesBefore) {
        long limit = limit();
        while (inside().openFiles() - filesBefore > MOST_FILES_LEFT) {
            assertThat(System.nanoTime())
                    .as("%d files open, before it %d", inside().openFiles(), filesBefore)
                    .isLessThan(limit);
            Clock.pause(WAIT_MILLIS);
        }
    }

    private static long limit() {
        return System.nanoTime() + LIMIT_MILLIS * 1_000_000L;
    }

    private static void reset(List<Socket> clients) throws IOException {
        for (Socket client : clients) {
            client.setSoLinger(true, 0);
        }
        close(clients);
    }

    private static void close(List<Socket> clients) throws IOException {
        for (Socket client : clients) {
            client.close();
        }
    }
}
