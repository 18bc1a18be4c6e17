package loopvspool.metric;

import java.util.Optional;
import loopvspool.calibration.Calibration;
import loopvspool.experiment.Step;

/**
 * What a metric is of: a target put to one use, the same in each fork, or, where all but the target is empty, the target itself.
 *
 * @param experiment the question
 * @param target the target's name
 * @param endpoint the endpoint under load
 * @param work the kind of work
 * @param variant what tells it from the other steps of its question; of a target's time per iteration, that it is wall time
 * @param users users that send at once
 */
public record MetricSubject(
        Optional<String> experiment,
        String target,
        Optional<String> endpoint,
        Optional<String> work,
        Optional<String> variant,
        Optional<Integer> users) {

    /** What the metrics of a step are of. */
    public static MetricSubject of(Step step) {
        return new MetricSubject(
                Optional.of(step.experiment()),
                step.target(),
                Optional.of(step.endpoint().label()),
                Optional.of(step.endpoint().work().name()),
                step.variant(),
                Optional.of(step.users()));
    }

    /** What the time of an iteration is of. Wall time is another quantity than CPU time, and only compared with its like. */
    static MetricSubject of(Calibration calibration) {
        return of(
                calibration.target(),
                calibration.fitBasis().equals("wall") ? Optional.of("wall time") : Optional.empty());
    }

    static MetricSubject of(String target) {
        return of(target, Optional.empty());
    }

    private static MetricSubject of(String target, Optional<String> variant) {
        return new MetricSubject(
                Optional.empty(), target, Optional.empty(), Optional.empty(), variant, Optional.empty());
    }
}
