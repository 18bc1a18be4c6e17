package loopvspool.result;

import java.math.BigDecimal;

/** How a percentage from the settings is shown. */
final class Percent {
    private Percent() {}

    /** As few digits as it has: 5, 2.5. */
    static String text(double percent) {
        return BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString();
    }
}
