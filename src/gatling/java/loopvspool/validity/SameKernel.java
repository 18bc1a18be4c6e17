package loopvspool.validity;

import java.util.List;
import java.util.stream.Stream;
import loopvspool.calibration.Calibration;

/** INVALID if one iteration of the kernel does not compute the same on all targets: they would not do the same work. */
final class SameKernel implements Gate {
    private static final Cause CAUSE = new Cause("other-kernel", "targets run different kernels");

    @Override
    public Stream<Finding> check(Evidence evidence) {
        List<String> answers = evidence.calibrations().stream()
                .map(Calibration::answersToOneIteration)
                .flatMap(List::stream)
                .distinct()
                .toList();
        return answers.size() <= 1
                ? Stream.empty()
                : Stream.of(CAUSE.invalid(
                        "kernel", "one iteration must compute the same everywhere, but computed " + answers));
    }
}
