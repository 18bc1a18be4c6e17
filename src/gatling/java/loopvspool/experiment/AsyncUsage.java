package loopvspool.experiment;

import java.util.stream.Stream;
import loopvspool.settings.LabSettings;
import loopvspool.sut.Endpoint;
import loopvspool.sut.Work;

/** The ways to do CPU-bound work on an event loop: three that block it or queue behind each other, and the proper one. */
final class AsyncUsage implements Experiment {
    @Override
    public String name() {
        return "async-usage";
    }

    @Override
    public String question() {
        return "Which ways of doing CPU-bound work on an event loop use more than one core?";
    }

    /** A target that offers no asynchronous way has nothing to compare. */
    @Override
    public Stream<Endpoint> endpoints(Subject subject) {
        return subject.spec().offers(Endpoint.ASYNC_CPUBOUND)
                ? Stream.of(Endpoint.values())
                        .filter(endpoint -> endpoint.work() == Work.CPU)
                        .filter(subject.spec()::offers)
                : Stream.empty();
    }

    @Override
    public Stream<StepShape> shapes(LabSettings settings, int burstUsers) {
        return Stream.of(StepShape.burst(burstUsers));
    }
}
