package loopvspool.sut.remote;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import loopvspool.machine.PortOwners;
import loopvspool.settings.ServerSettings;
import loopvspool.sut.Endpoint;
import loopvspool.sut.Launcher;
import loopvspool.sut.NotOffered;
import loopvspool.sut.Processes;
import loopvspool.sut.RunningTarget;
import loopvspool.sut.TargetIdentity;
import loopvspool.sut.TargetSpec;

/** A server that others have started, and that goes on when the lab has ended. */
final class RemoteTarget implements Launcher.Starting, RunningTarget {
    private static final int CONNECT_MILLIS = 2_000;

    private final TargetSpec asked;
    private final ServerSettings server;
    private final Duration patience;
    private volatile TargetSpec offered;
    private volatile Survey.Found found;
    private volatile OptionalLong process = OptionalLong.empty();

    /** @param patience how long it may take until something answers */
    RemoteTarget(TargetSpec asked, ServerSettings server, Duration patience) {
        this.asked = asked;
        this.offered = asked;
        this.server = server;
        this.patience = patience;
    }

    @Override
    public RunningTarget awaitReady() throws InterruptedException {
        found = survey().make(patience);
        Set<Endpoint> there = EnumSet.copyOf(asked.endpoints().keySet());
        there.removeAll(found.missing().endpoints().keySet());
        TargetSpec only = asked.only(there);
        offered = found.processes().areSeveral() ? only.atMost() : only;
        process = PortOwners.rootOf(Path.of("/"), identity().pid(), url().getPort());
        return this;
    }

    private Survey survey() {
        return new Survey(asked, url(), server.cores());
    }

    @Override
    public Processes processes() {
        return found.processes();
    }

    @Override
    public Processes lookAgain() throws IOException, InterruptedException {
        return survey().again(notOffered().ping().isEmpty());
    }

    /**
     * With those endpoints that it has turned out to offer. Which of several processes gets a request is not in its hands, so that
     * one may be idle while requests wait for another.
     */
    @Override
    public TargetSpec spec() {
        return offered;
    }

    @Override
    public URI url() {
        return found == null ? server.url() : found.url();
    }

    @Override
    public NotOffered notOffered() {
        return found.missing();
    }

    @Override
    public TargetIdentity identity() {
        return processes().known().get(0);
    }

    /** Each of several counts its own alone. */
    @Override
    public Optional<URI> census() {
        return processes().areSeveral() ? Optional.empty() : RunningTarget.super.census();
    }

    @Override
    public Optional<Duration> timeToReady() {
        return Optional.empty();
    }

    /** Only if its port is open in that process: the number may be that of another machine, or of a container. */
    @Override
    public OptionalLong rootPid() {
        return process;
    }

    @Override
    public String command() {
        return "(ran already)";
    }

    /** Whether its port takes a connection, however busy it is. */
    @Override
    public boolean isAlive() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url().getHost(), url().getPort()), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Leaves it to those who have started it. */
    @Override
    public void close() {}
}
