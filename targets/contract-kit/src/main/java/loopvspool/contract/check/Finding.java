package loopvspool.contract.check;

import java.util.Locale;

/**
 * What a check has found out.
 *
 * @param outcome whether the promise is kept
 * @param text what there is, or what is required and what came
 */
public record Finding(Outcome outcome, String text) {
    /** Whether a promise of the contract is kept. */
    public enum Outcome {
        /** It is. */
        OFFERED,
        /** It is not given, and need not be. */
        LACKS,
        /** It is kept in another way, and the lab measures all the same. */
        UNUSUAL,
        /** It is broken. */
        WRONG
    }

    static Finding offered(String text) {
        return new Finding(Outcome.OFFERED, text);
    }

    static Finding lacks(String text) {
        return new Finding(Outcome.LACKS, text);
    }

    static Finding wrong(String required, String actual) {
        return new Finding(Outcome.WRONG, "required %s, actual %s".formatted(required, actual));
    }

    static Finding unusual(String promised, String actual) {
        return new Finding(
                Outcome.UNUSUAL,
                "the contract has %s, this target %s; it is measured all the same".formatted(promised, actual));
    }

    /** Seconds, as they are shown. */
    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.4f s", seconds);
    }
}
