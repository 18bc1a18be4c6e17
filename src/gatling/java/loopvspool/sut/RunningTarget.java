package loopvspool.sut;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** A target that answers. Closing it ends it, with everything that was started for it; what others have started is left to them. */
public interface RunningTarget extends AutoCloseable {
    /** The catalogue's entry. */
    TargetSpec spec();

    /** Where it answers. */
    URI url();

    /** What it was asked for and does not offer; nothing of a target that the lab's catalogue knows how to start. */
    default NotOffered notOffered() {
        return NotOffered.NOTHING;
    }

    /** What it said of itself when it became ready. */
    TargetIdentity identity();

    /** What it can use at most, in CPUs: the cores that it sees, or the part of them that a quota gives. */
    default double cpus() {
        return TargetQuota.of(Path.of("/"), this).map(TargetQuota::cpus).orElseGet(() ->
                (double) identity().cores());
    }

    /** The processes that answered at its address when it became ready; what the lab itself starts is one. */
    default Processes processes() {
        return Processes.one(identity());
    }

    /**
     * The processes that answer now.
     *
     * @throws IOException if none answers
     */
    default Processes lookAgain() throws IOException, InterruptedException {
        return Processes.one(new TargetClient().ping(url()));
    }

    /** Where it answers for its processes and threads; empty if it does not offer that. */
    default Optional<URI> census() {
        return identity().censusPort().stream()
                .mapToObj(port -> URI.create("http://" + url().getHost() + ":" + port))
                .findFirst();
    }

    /** From the start of its command until it answered the first ping; empty if others have started it. */
    Optional<Duration> timeToReady();

    /**
     * The process that its command became, by the numbers of this machine: this one and all below it are the target. Empty
     * where its processes cannot be seen from here.
     */
    OptionalLong rootPid();

    /** The container that it runs in, for the record; empty if it runs in none, or nothing is known of it. */
    default Optional<Container> container() {
        return Optional.empty();
    }

    /** How it was started, for the record. */
    String command();

    /** Whether it has not ended by itself. */
    boolean isAlive();

    /** Ends the target and returns when it is gone, within 4 s; to be called as often as one likes. */
    @Override
    void close();
}
