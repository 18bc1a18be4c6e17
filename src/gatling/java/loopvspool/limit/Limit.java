package loopvspool.limit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loopvspool.experiment.Plan;
import loopvspool.prediction.Quantity;
import loopvspool.validity.RunResult;

/**
 * A condition on one metric, or on the ratio of two.
 *
 * @param metric the metric
 * @param than what it is divided by; nothing: it is compared itself
 * @param comparison how
 * @param required with what: a value in the unit of the metric, or a ratio
 */
record Limit(Term metric, Optional<Term> than, Relation comparison, double required) {
    private static final Pattern CONDITION = Pattern.compile("([^<>]+?) ?(<=|>=|<|>) ?([^<>=]+)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,9})?");
    private static final Pattern TIME = Pattern.compile("(" + NUMBER.pattern() + ") ?(ms|s|m)");

    /**
     * Reads a condition.
     *
     * @throws IllegalArgumentException if it is none; the message says what is allowed
     */
    static Limit parse(String text) {
        Matcher parts = CONDITION.matcher(text.strip().replaceAll("\\s+", " "));
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "it must compare a metric, or the ratio of two, with a value by one of <, <=, >, >=");
        }
        String[] terms = parts.group(1).split(" ?/ ?", -1);
        if (terms.length > 2) {
            throw new IllegalArgumentException("a ratio has two metrics, not " + terms.length);
        }
        Term metric = Term.parse(terms[0]);
        Optional<Term> than = terms.length == 2 ? Optional.of(Term.parse(terms[1])) : Optional.empty();
        Relation comparison = Relation.of(parts.group(2));
        boolean isTime = than.isEmpty() && metric.quantity().unit() == Quantity.Unit.SECONDS;
        return new Limit(metric, than, comparison, isTime ? seconds(parts.group(3)) : number(parts.group(3)));
    }

    private static double seconds(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a time: write a number and ms, s or m, such as 500ms or 2.5s".formatted(text));
        }
        double number = Double.parseDouble(time.group(1));
        return switch (time.group(2)) {
            case "ms" -> number / 1_000;
            case "m" -> number * 60;
            default -> number;
        };
    }

    private static double number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a number: a ratio, a rate or a count is compared with a number, such as 1.1"
                            .formatted(text));
        }
        return Double.parseDouble(text);
    }

    /**
     * Makes sure that the plan has what is to be compared.
     *
     * @throws IllegalArgumentException if not; the message names what it has
     */
    void require(Plan plan) {
        terms().forEach(term -> term.require(plan));
    }

    private Stream<Term> terms() {
        return Stream.concat(Stream.of(metric), than.stream());
    }

    LimitCheck check(RunResult result) {
        List<Term> missing =
                terms().filter(term -> term.actual(result).isEmpty()).toList();
        if (!missing.isEmpty()) {
            return new LimitCheck(
                    name(),
                    requirement(),
                    unit(),
                    required,
                    predicted(result.plan()).orElse(null),
                    null,
                    false,
                    believed(result),
                    "not measured in every fork, without a failed request: "
                            + String.join(", ", missing.stream().map(Term::text).toList()));
        }
        double value = metric.actual(result).orElseThrow();
        double actual =
                than.map(base -> value / base.actual(result).orElseThrow()).orElse(value);
        return new LimitCheck(
                name(),
                requirement(),
                unit(),
                required,
                predicted(result.plan()).orElse(null),
                actual,
                comparison.holds(actual, required),
                believed(result),
                null);
    }

    private static boolean believed(RunResult result) {
        return !result.validity().level().equals("INVALID");
    }

    /** Said before the run: that the prediction breaks it; nothing if it does not, or there is none. */
    Optional<String> warning(Plan plan) {
        return predicted(plan)
                .filter(predicted -> !comparison.holds(predicted, required))
                .map(predicted -> String.format(
                        Locale.ROOT,
                        "the prediction, %.3f%s, breaks the limit %s",
                        predicted,
                        unit() == null ? "" : " " + unit(),
                        text()));
    }

    /** Nothing where what it would be divided by is predicted as zero. */
    private Optional<Double> predicted(Plan plan) {
        Optional<Double> value = metric.predicted(plan);
        return than.isEmpty()
                ? value
                : than.get().predicted(plan).filter(base -> base > 0).flatMap(base -> value.map(one -> one / base));
    }

    private String name() {
        return String.join(" / ", terms().map(Term::text).toList());
    }

    private String unit() {
        return than.isPresent() || metric.quantity().unit() == Quantity.Unit.COUNT
                ? null
                : metric.quantity().unit().text();
    }

    private String requirement() {
        return sign() + (unit() == null ? "" : " " + unit());
    }

    private String sign() {
        return comparison.sign() + " "
                + BigDecimal.valueOf(required).stripTrailingZeros().toPlainString();
    }

    /** As a user would write it. */
    String text() {
        return name() + " " + sign() + ("s".equals(unit()) ? "s" : "");
    }
}
