package loopvspool.experiment;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Steps of one question on one target, which the same users go through one after another.
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

    /** The target's name. */
    public String target() {
        return steps.get(0).target();
    }

    /** How the target comes to run. */
    public Context context() {
        return steps.get(0).context();
    }

    /** The question's name. */
    public String experiment() {
        return steps.get(0).experiment();
    }

    /** The fork that it belongs to. */
    public int fork() {
        return steps.get(0).fork();
    }

    /** Target and question, the context where it is not the usual one, and the fork: no two series of a plan have the same. */
    public String name() {
        return Fork.label(
                Stream.concat(Stream.of(target(), experiment()), context().label().stream())
                        .collect(Collectors.joining(" / ")),
                fork());
    }

    /** The users that the largest step needs, without probes. */
    public int users() {
        return steps.stream().mapToInt(Step::users).max().orElseThrow();
    }

    /** All users: those who put load on the target, and the probes of the step that has most of them. */
    public int seats() {
        return users() + steps.stream().mapToInt(Step::pings).max().orElseThrow();
    }
}
