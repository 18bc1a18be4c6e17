package loopvspool.limit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import loopvspool.experiment.Plan;
import loopvspool.settings.SettingError;
import loopvspool.validity.RunResult;

/** All conditions of a run, from {@code lab.limits}. */
public final class UserLimits {
    private static final String KEY = "lab.limits";
    private static final String NONE = "none";

    private final List<Limit> limits;

    private UserLimits(List<Limit> limits) {
        this.limits = List.copyOf(limits);
    }

    /**
     * Reads the conditions, separated by semicolons.
     *
     * @throws SettingError a line for each that is none
     */
    public static UserLimits parse(String text) {
        if (text.strip().equals(NONE)) {
            return new UserLimits(List.of());
        }
        List<String> conditions =
                Arrays.stream(text.split(";")).filter(part -> !part.isBlank()).toList();
        if (conditions.isEmpty()) {
            throw new SettingError(
                    "%s=%s: must be none, or conditions separated by ';', such as makespan of cpu-burst on vertx async-cpubound < 12s"
                            .formatted(KEY, text));
        }
        List<Limit> limits = new ArrayList<>();
        each(conditions, condition -> limits.add(Limit.parse(condition)), String::strip);
        return new UserLimits(limits);
    }

    /**
     * Makes sure that the plan has what is to be compared.
     *
     * @throws SettingError a line for each condition that could not be checked
     */
    public void require(Plan plan) {
        each(limits, limit -> limit.require(plan), Limit::text);
    }

    /** All errors at once: a user mends them together. */
    private static <T> void each(List<T> those, Consumer<T> action, Function<T, String> text) {
        List<String> errors = new ArrayList<>();
        for (T one : those) {
            try {
                action.accept(one);
            } catch (IllegalArgumentException e) {
                errors.add("%s=%s: %s".formatted(KEY, text.apply(one), e.getMessage()));
            }
        }
        if (!errors.isEmpty()) {
            throw new SettingError(errors);
        }
    }

    /** Whether there is any. */
    public boolean isEmpty() {
        return limits.isEmpty();
    }

    /** A line for each that the prediction breaks. */
    public List<String> warnings(Plan plan) {
        return limits.stream().flatMap(limit -> limit.warning(plan).stream()).toList();
    }

    /** What came of each, in the order in which they were given. */
    public List<LimitCheck> check(RunResult result) {
        return limits.stream().map(limit -> limit.check(result)).toList();
    }

    /** What came of each condition that a run was given. */
    public static List<LimitCheck> of(RunResult result) {
        return parse(result.settings().getOrDefault(KEY, NONE)).check(result);
    }
}
