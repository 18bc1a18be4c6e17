package loopvspool.figure;

import java.util.Optional;
import loopvspool.experiment.Step;

/**
 * What a figure is of: a target put to one use, the same in each fork, or, where all but the target is empty, the target itself.
 *
 * @param experiment the question
 * @param target the target's name
 * @param endpoint the endpoint under load
 * @param work the kind of work
 * @param variant what tells it from its neighbours in the same question
 * @param users users that send at once
 */
public record Subject(
        Optional<String> experiment,
        String target,
        Optional<String> endpoint,
        Optional<String> work,
        Optional<String> variant,
        Optional<Integer> users) {

    /** What the figures of a step are of. */
    public static Subject of(Step step) {
        return new Subject(
                Optional.of(step.experiment()),
                step.target(),
                Optional.of(step.endpoint().label()),
                Optional.of(step.endpoint().work().name()),
                step.variant(),
                Optional.of(step.users()));
    }

    static Subject of(String target) {
        return new Subject(
                Optional.empty(), target, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
