package loopvspool.sut;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** A target that runs nowhere, as it says of itself. */
public record FakeTarget(TargetSpec spec, URI url, TargetIdentity identity) implements RunningTarget {
    /** Those that it reports, whatever quota the test itself has. */
    @Override
    public double cpus() {
        return identity.cores();
    }

    @Override
    public Optional<Duration> timeToReady() {
        return Optional.of(Duration.ofMillis(500));
    }

    @Override
    public OptionalLong rootPid() {
        return OptionalLong.of(identity.pid());
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
