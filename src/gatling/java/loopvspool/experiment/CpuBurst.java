package loopvspool.experiment;

import java.util.stream.Stream;
import loopvspool.settings.LabSettings;
import loopvspool.sut.Endpoint;

/** More users at once than there are workers. */
final class CpuBurst implements Experiment {
    @Override
    public String name() {
        return "cpu-burst";
    }

    @Override
    public String question() {
        return "What happens when more users come at once than there are workers, with CPU-bound work?";
    }

    @Override
    public Stream<Endpoint> endpoints(Subject subject) {
        return comparable(subject);
    }

    /** The handler that just works, and on an event loop also the proper way: what is compared across models. */
    static Stream<Endpoint> comparable(Subject subject) {
        return Stream.of(Endpoint.SYNC_CPUBOUND, Endpoint.ASYNC_CPUBOUND).filter(subject.spec()::offers);
    }

    @Override
    public Stream<StepShape> shapes(LabSettings settings, int burstUsers) {
        return Stream.of(StepShape.burst(burstUsers));
    }
}
