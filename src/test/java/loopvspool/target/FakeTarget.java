package loopvspool.target;

import java.net.URI;
import java.time.Duration;

/** A target that runs nowhere, as it says of itself. */
public record FakeTarget(TargetSpec spec, URI url, TargetIdentity identity) implements RunningTarget {
    @Override
    public Duration timeToReady() {
        return Duration.ofMillis(500);
    }

    @Override
    public long rootPid() {
        return identity.pid();
    }

    @Override
    public String command() {
        return "java Main";
    }

    @Override
    public boolean isAlive() {
        return true;
    }

    @Override
    public void close() {}
}
