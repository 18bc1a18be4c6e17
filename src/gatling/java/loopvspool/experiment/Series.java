package loopvspool.experiment;

import java.util.List;

/**
 * Steps of one question on one endpoint of one target, which the same users go through one after another.
 *
 * @param steps at least one
 */
public record Series(List<Step> steps) {
    public Series {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a series needs a step");
        }
    }

    /** The first step, which has what all steps of the series have in common. */
    public Step first() {
        return steps.get(0);
    }

    /** Target, question and endpoint. */
    public String name() {
        return "%s / %s / %s"
                .formatted(
                        first().target(),
                        first().experiment(),
                        first().endpoint().label());
    }

    /** The users that the largest step needs. */
    public int users() {
        return steps.stream().mapToInt(Step::users).max().orElseThrow();
    }
}
