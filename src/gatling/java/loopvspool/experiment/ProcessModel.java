package loopvspool.experiment;

import java.util.List;
import java.util.stream.Stream;
import loopvspool.settings.LabSettings;
import loopvspool.sut.Endpoint;

/**
 * The same program as production starts it and as development with reload does: what runs, how long until it answers, how
 * long from an edit to its answer, and what the reload set-up costs a burst.
 */
final class ProcessModel implements Experiment {
    @Override
    public String name() {
        return "process-model";
    }

    @Override
    public String question() {
        return "What does development with reload run beside production, and what does it cost?";
    }

    @Override
    public List<Context> contexts() {
        return List.of(Context.PRODUCTION, Context.DEVELOPMENT);
    }

    /** One burst of the proper use, on every program that development reloads. */
    @Override
    public Stream<Endpoint> endpoints(Subject subject) {
        return subject.spec().reloads()
                ? Stream.of(Endpoint.ASYNC_CPUBOUND, Endpoint.SYNC_CPUBOUND)
                        .filter(subject.spec()::offers)
                        .limit(1)
                : Stream.empty();
    }

    @Override
    public Stream<StepShape> shapes(LabSettings settings, int burstUsers) {
        return Stream.of(StepShape.burst(burstUsers));
    }
}
