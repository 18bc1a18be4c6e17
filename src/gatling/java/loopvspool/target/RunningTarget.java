package loopvspool.target;

import java.net.URI;
import java.time.Duration;

/** A target that answers. Closing it ends it, with everything that was started for it. */
public interface RunningTarget extends AutoCloseable {
    /** The catalogue's entry. */
    TargetSpec spec();

    /** Where it answers. */
    URI url();

    /** What it said of itself when it became ready. */
    TargetIdentity identity();

    /** From the start of its command until it answered the first ping. */
    Duration timeToReady();

    /** The process that its command became: this one and all below it are the target. */
    long rootPid();

    /** How it was started, for the record. */
    String command();

    /** Whether it has not ended by itself. */
    boolean isAlive();

    /** Ends the target and returns when it is gone, within 4 s; to be called as often as one likes. */
    @Override
    void close();
}
