package loopvspool.experiment;

import java.util.stream.Stream;
import loopvspool.settings.LabSettings;
import loopvspool.sut.Endpoint;

/** Bursts of growing size, each request waiting for another service. */
final class IoSweep implements Experiment {
    @Override
    public String name() {
        return "io-sweep";
    }

    @Override
    public String question() {
        return "How does the makespan grow with the number of users, with work that waits?";
    }

    @Override
    public Stream<Endpoint> endpoints(Subject subject) {
        return IoBurst.comparable(subject);
    }

    @Override
    public Stream<StepShape> shapes(LabSettings settings, int burstUsers) {
        return StepShape.sweep(settings.sweepUsers());
    }
}
