package loopvspool.experiment;

import java.util.stream.Stream;
import loopvspool.settings.LabSettings;
import loopvspool.sut.Endpoint;

/** Bursts of growing size, as the notebook swept N = 1..5. */
final class CpuSweep implements Experiment {
    @Override
    public String name() {
        return "cpu-sweep";
    }

    @Override
    public String question() {
        return "How does the makespan grow with the number of users?";
    }

    @Override
    public Stream<Endpoint> endpoints(Subject subject) {
        return CpuBurst.comparable(subject);
    }

    @Override
    public Stream<StepShape> shapes(LabSettings settings, int burstUsers) {
        return StepShape.sweep(settings.sweepUsers());
    }
}
