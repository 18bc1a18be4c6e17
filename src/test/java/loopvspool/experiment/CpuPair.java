package loopvspool.experiment;

import java.util.List;
import java.util.stream.Stream;
import loopvspool.settings.LabSettings;
import loopvspool.sut.Endpoint;

/** One user, then two at once: with one worker the second waits for the first, with two on two cores it does not. */
final class CpuPair implements Experiment {
    private static final List<Integer> USERS = List.of(1, 2);

    @Override
    public String name() {
        return "cpu-pair";
    }

    @Override
    public String question() {
        return "Does a second user wait for the first?";
    }

    @Override
    public Stream<Endpoint> endpoints(Subject subject) {
        return CpuBurst.comparable(subject);
    }

    @Override
    public Stream<StepShape> shapes(LabSettings settings, int burstUsers) {
        return StepShape.sweep(USERS);
    }
}
