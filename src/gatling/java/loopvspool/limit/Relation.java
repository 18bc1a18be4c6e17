package loopvspool.limit;

import java.util.Arrays;
import java.util.function.BiPredicate;

/** How an actual value is compared with the required one. */
enum Relation {
    LESS("<", (actual, required) -> actual < required),
    AT_MOST("<=", (actual, required) -> actual <= required),
    MORE(">", (actual, required) -> actual > required),
    AT_LEAST(">=", (actual, required) -> actual >= required);

    private final String sign;
    private final BiPredicate<Double, Double> holds;

    Relation(String sign, BiPredicate<Double, Double> holds) {
        this.sign = sign;
        this.holds = holds;
    }

    String sign() {
        return sign;
    }

    boolean holds(double actual, double required) {
        return holds.test(actual, required);
    }

    /** @param sign one of them */
    static Relation of(String sign) {
        return Arrays.stream(values())
                .filter(one -> one.sign.equals(sign))
                .findFirst()
                .orElseThrow();
    }
}
