package loopvspool.validity;

import java.math.BigDecimal;

/** How a percentage from the settings is shown, and compared with. */
final class Percent {
    /** In binary, 1.05 s is a little more than 5 % above 1 s. */
    private static final double ROUNDING = 1e-9;

    private Percent() {}

    /** Whether it is more than is allowed. */
    static boolean exceeds(double percent, double allowed) {
        return percent > allowed + ROUNDING;
    }

    /** As few digits as it has: 5, 2.5. */
    static String text(double percent) {
        return BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString();
    }
}
