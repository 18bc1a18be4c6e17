package loopvspool.sut.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import loopvspool.settings.CpuSet;
import loopvspool.sut.Container;
import loopvspool.sut.LaunchError;
import loopvspool.sut.Launcher;
import loopvspool.sut.RunningTarget;
import loopvspool.sut.TargetClient;
import loopvspool.sut.TargetIdentity;
import loopvspool.sut.TargetJvm;
import loopvspool.sut.TargetSpec;

/** A target in a container that others have started. */
class TargetContainer implements Launcher.Starting, RunningTarget {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int CONNECT_MILLIS = 2_000;

    private final TargetSpec spec;
    private final Whereabouts where;
    private final TargetJvm jvm;
    private final Duration patience;
    private final Runnable keepLog;
    private volatile TargetIdentity identity;

    /** @param keepLog puts what the container has printed where the logs of a run are */
    TargetContainer(TargetSpec spec, Whereabouts where, TargetJvm jvm, Duration patience, Runnable keepLog) {
        this.spec = spec;
        this.where = where;
        this.jvm = jvm;
        this.patience = patience;
        this.keepLog = keepLog;
    }

    @Override
    public RunningTarget awaitReady() throws InterruptedException {
        TargetClient client = new TargetClient();
        identity = await(() -> client.ping(url()));
        requireTheSame(identity);
        return this;
    }

    /** Who can be asked. */
    interface Question<T> {
        T ask() throws IOException, InterruptedException;
    }

    /** Asks until there is an answer. */
    final <T> T await(Question<T> question) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return question.ask();
            } catch (UnknownHostException e) {
                throw new LaunchError("Target %s has no container: there is none of that name in this network."
                        .formatted(spec.name()));
            } catch (IOException e) {
                if (System.nanoTime() - deadline > 0) {
                    throw new LaunchError("""
                            Target %s does not answer at %s within lab.startTimeout=%d s (%s).
                              What to do: see `docker logs %s`; if the engine is in a virtual machine, or rootless, its networks cannot be reached from here: -Dlab.docker.reach=published.""".formatted(
                            spec.name(), where.address(), patience.toSeconds(), e, ContainerNames.of(spec.name())));
                }
                Thread.sleep(POLL.toMillis());
            }
        }
    }

    /** A container keeps what it was started with; the settings of this run may be others. */
    private void requireTheSame(TargetIdentity found) {
        String kernel = found.details().path("kernel").asText(jvm.kernel());
        if (!kernel.equals(jvm.kernel())) {
            throw startedOtherwise("lab.kernel=" + jvm.kernel(), "the kernel " + kernel);
        }
        JsonNode flags = found.details().at("/java/flags");
        List<String> given = StreamSupport.stream(flags.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        if (flags.isArray() && !given.containsAll(jvm.arguments())) {
            throw startedOtherwise(
                    "lab.jvmArguments=" + String.join(" ", jvm.arguments()),
                    "the arguments " + String.join(" ", given));
        }
        JsonNode cpus = found.details().at("/limits/cpus");
        jvm.cpus().ifPresent(wanted -> {
            if (wanted.cores() != found.cores() || cpus.isTextual() && !isSame(wanted, cpus.asText())) {
                throw startedOtherwise(
                        "lab.cpus.targets=" + wanted.text(),
                        cpus.isTextual() ? "the cores " + cpus.asText() : found.cores() + " cores");
            }
        });
    }

    private static boolean isSame(CpuSet wanted, String cpus) {
        return CpuSet.parse(cpus)
                .filter(actual -> actual.numbers().equals(wanted.numbers()))
                .isPresent();
    }

    private LaunchError startedOtherwise(String setting, String actual) {
        return new LaunchError(
                "Target %s: its container has %s, and the run is to have %s.%n  What to do: give both the same, the containers when they are started: mvn -Pdocker pre-integration-test -Ddocker.keep -D%s"
                        .formatted(spec.name(), actual, setting, setting));
    }

    @Override
    public TargetSpec spec() {
        return spec;
    }

    @Override
    public URI url() {
        return where.url();
    }

    @Override
    public Optional<URI> census() {
        return identity().censusPort().isPresent() ? where.census() : Optional.empty();
    }

    @Override
    public TargetIdentity identity() {
        return identity;
    }

    final void identify(TargetIdentity found) {
        identity = found;
    }

    @Override
    public Optional<Duration> timeToReady() {
        return Optional.empty();
    }

    @Override
    public OptionalLong rootPid() {
        return where.rootPid();
    }

    @Override
    public Optional<Container> container() {
        return where.container();
    }

    @Override
    public String command() {
        return where.command();
    }

    /** Whether its port takes a connection: as long as its program has it open, the kernel answers, however busy it is. */
    @Override
    public boolean isAlive() {
        try {
            connect();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    final void connect() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            where.address().getHostString(), where.address().getPort()),
                    CONNECT_MILLIS);
        }
    }

    /** It goes on for the next run; who has started it removes it. */
    @Override
    public void close() {
        keepLog.run();
    }
}
