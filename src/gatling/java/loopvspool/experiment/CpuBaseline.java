package loopvspool.experiment;

import java.util.stream.Stream;
import loopvspool.settings.LabSettings;
import loopvspool.sut.Endpoint;

/** Single requests: with nobody else there, every model should need D. */
final class CpuBaseline implements Experiment {
    @Override
    public String name() {
        return "cpu-baseline";
    }

    @Override
    public String question() {
        return "How long does one CPU-bound request take that is alone?";
    }

    @Override
    public Stream<Endpoint> endpoints(Subject subject) {
        return CpuBurst.comparable(subject);
    }

    @Override
    public Stream<StepShape> shapes(LabSettings settings, int burstUsers) {
        return Stream.of(StepShape.sequence(settings.baselineRequests()));
    }
}
