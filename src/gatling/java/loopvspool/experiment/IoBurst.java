package loopvspool.experiment;

import java.util.stream.Stream;
import loopvspool.settings.LabSettings;
import loopvspool.sut.Endpoint;

/** More users at once than there are workers, each waiting for another service. */
final class IoBurst implements Experiment {
    @Override
    public String name() {
        return "io-burst";
    }

    @Override
    public String question() {
        return "What happens when more users come at once than there are workers, with work that waits?";
    }

    @Override
    public Stream<Endpoint> endpoints(Subject subject) {
        return comparable(subject);
    }

    /** The handler that just waits, and on an event loop also the proper way; for a service and for a database. */
    static Stream<Endpoint> comparable(Subject subject) {
        return Stream.of(Endpoint.SYNC_IOBOUND, Endpoint.ASYNC_IOBOUND, Endpoint.SYNC_SQL, Endpoint.ASYNC_SQL)
                .filter(subject.spec()::offers);
    }

    @Override
    public Stream<StepShape> shapes(LabSettings settings, int burstUsers) {
        return Stream.of(StepShape.burst(burstUsers));
    }
}
