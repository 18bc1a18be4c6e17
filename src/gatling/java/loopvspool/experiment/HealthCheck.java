package loopvspool.experiment;

import java.util.stream.Stream;
import loopvspool.settings.LabSettings;
import loopvspool.sut.Endpoint;

/** Who else suffers? Pings of a steady small rate beside every burst, as a load balancer's health check sends them. */
final class HealthCheck implements Experiment {
    @Override
    public String name() {
        return "health-check";
    }

    @Override
    public String question() {
        return "What does a health check see while the target works off a burst?";
    }

    @Override
    public boolean watches() {
        return true;
    }

    @Override
    public Stream<Endpoint> endpoints(Subject subject) {
        return subject.pings()
                ? Stream.concat(CpuBurst.comparable(subject), IoBurst.comparable(subject))
                : Stream.empty();
    }

    @Override
    public Stream<StepShape> shapes(LabSettings settings, int burstUsers) {
        return Stream.of(StepShape.burst(burstUsers));
    }
}
