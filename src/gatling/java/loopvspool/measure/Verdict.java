package loopvspool.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import loopvspool.prediction.Expected;
import loopvspool.prediction.Prediction;
import loopvspool.prediction.ProbePrediction;
import loopvspool.prediction.Quantity;

/**
 * Whether a step went as predicted.
 *
 * @param match whether the decisive times are within {@value #TOLERANCE_PERCENT} % of the prediction, the decisive counts as
 *     predicted, or within its range, and no request failed
 * @param differences what differs, and by how much; empty if it matches
 */
public record Verdict(boolean match, List<String> differences) {
    /** How far a time may be off, in percent. */
    public static final double TOLERANCE_PERCENT = 10;
    /** How far a probe's longest wait may be off in any case, in seconds. */
    public static final double PROBE_SLACK_SECONDS = 0.1;

    private static final int MOST_DECIMALS = 3;
    /** In binary, 2.2 s is a little more than 10 % above 2 s. */
    private static final double ROUNDING_PERCENT = 1e-9;

    static Verdict of(Prediction prediction, Measurement measured) {
        List<String> differences = new ArrayList<>();
        Quantity.decisive().forEach(quantity -> measured.value(quantity).ifPresent(actual -> prediction
                .expected(quantity)
                .ifPresent(expected -> compare(quantity, expected, actual, differences))));
        if (measured.failed() > 0) {
            differences.add(String.format(Locale.ROOT, "%d failed", measured.failed()));
        }
        return new Verdict(differences.isEmpty(), List.copyOf(differences));
    }

    /**
     * Of probes: the longest wait is as predicted within {@value #TOLERANCE_PERCENT} % of it, or within
     * {@value #PROBE_SLACK_SECONDS} s: a ping that passes needs a moment, too, on cores that are all busy.
     */
    static Verdict of(ProbePrediction prediction, ProbeMeasurement measured) {
        List<String> differences = new ArrayList<>();
        if (measured.maxSeconds() != null) {
            longestWait(prediction.maxSeconds(), measured.maxSeconds(), differences);
        }
        if (measured.failed() > 0) {
            differences.add(String.format(Locale.ROOT, "%d failed", measured.failed()));
        }
        return new Verdict(differences.isEmpty(), List.copyOf(differences));
    }

    private static void longestWait(double predicted, double measured, List<String> differences) {
        double off = measured - predicted;
        if (Math.abs(off) <= PROBE_SLACK_SECONDS) {
            return;
        }
        if (predicted == 0) {
            differences.add(String.format(Locale.ROOT, "longest wait %+.3f s", off));
        } else {
            compare("longest wait", predicted, measured, differences);
        }
    }

    private static void compare(Quantity quantity, Expected expected, double actual, List<String> differences) {
        if (quantity.unit() != Quantity.Unit.COUNT) {
            compare(quantity.brief(), nearest(expected, actual), actual, differences);
        } else if (!expected.allows(actual)) {
            differences.add(String.format(
                    Locale.ROOT,
                    "%s %.0f, not %s%.0f",
                    quantity.words(),
                    actual,
                    expected.isRange() ? "%.0f to ".formatted(expected.low()) : "",
                    expected.high()));
        }
    }

    /** What of the range is nearest to the value: within the range there is no difference. */
    private static double nearest(Expected expected, double actual) {
        return Math.max(expected.low(), Math.min(expected.high(), actual));
    }

    private static void compare(String what, double predicted, double measured, List<String> differences) {
        double percent = (measured - predicted) / predicted * 100;
        if (Math.abs(percent) > TOLERANCE_PERCENT + ROUNDING_PERCENT) {
            differences.add(what + " " + text(percent) + " %");
        }
    }

    /** With as many decimals as it takes to show that it is more than is allowed. */
    private static String text(double percent) {
        for (int decimals = 0; decimals < MOST_DECIMALS; decimals++) {
            String text = String.format(Locale.ROOT, "%+." + decimals + "f", percent);
            if (Math.abs(Double.parseDouble(text)) > TOLERANCE_PERCENT) {
                return text;
            }
        }
        return String.format(Locale.ROOT, "%+." + MOST_DECIMALS + "f", percent);
    }

    /** {@code MATCH}, or {@code DIFFERS} with what differs. */
    public String text() {
        return match ? "MATCH" : "DIFFERS: " + String.join(", ", differences);
    }
}
