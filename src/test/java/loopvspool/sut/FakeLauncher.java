package loopvspool.sut;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Starts nothing, and writes down what it was asked for. */
final class FakeLauncher implements Launcher {
    final List<String> started = new ArrayList<>();
    final Map<String, Integer> closed = new LinkedHashMap<>();
    private String neverStarts = "";
    private String neverReady = "";
    private String interrupted = "";

    FakeLauncher neverStarts(String name) {
        neverStarts = name;
        return this;
    }

    FakeLauncher neverReady(String name) {
        neverReady = name;
        return this;
    }

    FakeLauncher interruptedWhileWaitingFor(String name) {
        interrupted = name;
        return this;
    }

    static TargetSpec spec(String name) {
        return Specs.of(
                name,
                "a pool",
                "targets/" + name,
                "Main",
                List.of(),
                Map.of(Endpoint.SYNC_CPUBOUND, Specs.waiting("cores")));
    }

    @Override
    public Starting start(TargetSpec spec) {
        if (spec.name().equals(neverStarts)) {
            throw new LaunchError(spec.name() + " cannot be started");
        }
        started.add(spec.name());
        return new Fake(spec);
    }

    private final class Fake implements Starting, RunningTarget {
        private final TargetSpec spec;

        Fake(TargetSpec spec) {
            this.spec = spec;
        }

        @Override
        public RunningTarget awaitReady() throws InterruptedException {
            if (spec.name().equals(neverReady)) {
                throw new LaunchError(spec.name() + " was not ready");
            }
            if (spec.name().equals(interrupted)) {
                throw new InterruptedException();
            }
            return this;
        }

        @Override
        public TargetSpec spec() {
            return spec;
        }

        @Override
        public URI url() {
            return URI.create("http://127.0.0.1:1");
        }

        @Override
        public TargetIdentity identity() {
            return new TargetIdentity(1, 2, OptionalInt.empty(), null);
        }

        @Override
        public Optional<Duration> timeToReady() {
            return Optional.of(Duration.ZERO);
        }

        @Override
        public OptionalLong rootPid() {
            return OptionalLong.of(1);
        }

        @Override
        public String command() {
            return "none";
        }

        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public void close() {
            synchronized (closed) {
                closed.merge(spec.name(), 1, Integer::sum);
            }
        }
    }
}
