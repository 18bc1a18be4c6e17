package loopvspool.prediction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is predicted of a step, and measured. Files, tables, page, limits and the comparison of runs go through these
 * constants: one more constant is one more quantity everywhere.
 */
public enum Quantity {
    /** From the moment when the requests are meant to go out until the last answer. */
    MAKESPAN("makespan", "makespan", "makespan", Unit.SECONDS, Use.DECISIVE, 1, StepSample::makespan),
    /** The mean of the times from the intended send to the answer. */
    MEAN_RESPONSE("meanResponse", "mean", "mean response", Unit.SECONDS, Use.DECISIVE, 1, of(Responses::mean)),
    /** The shortest response time. */
    MIN_RESPONSE("minResponse", "min", "shortest response", Unit.SECONDS, Use.SHOWN, 1, percentile(0)),
    /** The median response time. */
    P50("p50", "p50", "median response", Unit.SECONDS, Use.SHOWN, 20, percentile(50)),
    /** The response time that 90 % of the requests do not exceed. */
    P90("p90", "p90", "p90 response", Unit.SECONDS, Use.SHOWN, 100, percentile(90)),
    /** The response time that 95 % of the requests do not exceed. */
    P95("p95", "p95", "p95 response", Unit.SECONDS, Use.SHOWN, 200, percentile(95)),
    /** The response time that 99 % of the requests do not exceed. */
    P99("p99", "p99", "p99 response", Unit.SECONDS, Use.SHOWN, 1_000, percentile(99)),
    /** The longest response time. */
    MAX_RESPONSE("maxResponse", "max", "longest response", Unit.SECONDS, Use.SHOWN, 1, of(Responses::max)),
    /** Requests answered by the makespan. */
    THROUGHPUT("throughput", "throughput", "throughput", Unit.PER_SECOND, Use.SHOWN, 1, StepSample::throughput),
    /** The most requests that were worked on at the same time. */
    PEAK_CONCURRENCY(
            "peakConcurrency", "peak", "peak concurrency", Unit.COUNT, Use.DECISIVE, 1, StepSample::peakConcurrency),
    /** Requests that a full queue turned away. */
    REJECTIONS("rejections", "rejections", "rejections", Unit.COUNT, Use.SHOWN, 1, StepSample::rejections),
    /** The longest wait of a health-check probe beside a burst. */
    LONGEST_PROBE("longestProbe", "longest probe", "longest probe", Unit.SECONDS, Use.PROBES, 1, of(Responses::max));

    /** What values are counted in. */
    public enum Unit {
        SECONDS("s", "Seconds", "_s"),
        PER_SECOND("1/s", "PerSecond", "_per_s"),
        COUNT("", "", "");

        private final String text;
        private final String keySuffix;
        private final String columnSuffix;

        Unit(String text, String keySuffix, String columnSuffix) {
            this.text = text;
            this.keySuffix = keySuffix;
            this.columnSuffix = columnSuffix;
        }

        /** Behind a number; empty for a count. */
        public String text() {
            return text;
        }
    }

    private enum Use {
        /** Stands in every table, and a step that does not have it as predicted differs. */
        DECISIVE,
        /** Stands in files, and may be limited. */
        SHOWN,
        /** Is of the probes beside the requests. */
        PROBES
    }

    private final String label;
    private final String brief;
    private final String words;
    private final Unit unit;
    private final Use use;
    private final int leastRequests;
    private final Function<StepSample, OptionalDouble> value;

    Quantity(
            String label,
            String brief,
            String words,
            Unit unit,
            Use use,
            int leastRequests,
            Function<StepSample, OptionalDouble> value) {
        this.label = label;
        this.brief = brief;
        this.words = words;
        this.unit = unit;
        this.use = use;
        this.leastRequests = leastRequests;
        this.value = value;
    }

    private static Function<StepSample, OptionalDouble> of(Function<Responses, Double> value) {
        return sample -> OptionalDouble.of(value.apply(sample.responses()));
    }

    private static Function<StepSample, OptionalDouble> percentile(double percent) {
        return of(responses -> responses.percentile(percent));
    }

    /** Those of a step's own requests. */
    public static List<Quantity> ofRequests() {
        return Arrays.stream(values()).filter(one -> one.use != Use.PROBES).toList();
    }

    /** Those that stand in every table and decide whether a step went as predicted. */
    public static List<Quantity> decisive() {
        return Arrays.stream(values()).filter(one -> one.use == Use.DECISIVE).toList();
    }

    /** The quantity that a user names by its label, its brief name or its words. */
    public static Optional<Quantity> named(String name) {
        return Arrays.stream(values())
                .filter(one -> Stream.of(one.label, one.brief, one.words).anyMatch(name::equals))
                .findFirst();
    }

    /** The name in metrics of files, such as {@code meanResponse}. */
    public String label() {
        return label;
    }

    /** The shortest name, such as {@code mean}. */
    public String brief() {
        return brief;
    }

    /** The name for a reader, such as {@code mean response}. */
    public String words() {
        return words;
    }

    /** The unit of its values. */
    public Unit unit() {
        return unit;
    }

    /** The key in {@code results.json}, such as {@code meanResponseSeconds}. */
    public String key() {
        return label + unit.keySuffix;
    }

    /** The column in {@code steps.csv}, such as {@code mean_response_s}. */
    public String column() {
        return label.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT) + unit.columnSuffix;
    }

    /** How many requests carry it: a percentile takes ten beyond it. */
    public int leastRequests() {
        return leastRequests;
    }

    /** Whether runs and targets are compared by it: a count that is the same in every fork has no spread to judge by. */
    public boolean isJudged() {
        return unit == Unit.SECONDS && use != Use.SHOWN;
    }

    /** Its value, however few requests there are; nothing if the sample does not report it. */
    public OptionalDouble of(StepSample sample) {
        return value.apply(sample);
    }

    /** Its value; nothing if the sample does not report it, or has too few requests to carry it. */
    public OptionalDouble carriedBy(StepSample sample) {
        return sample.responses().count() < leastRequests ? OptionalDouble.empty() : of(sample);
    }
}
