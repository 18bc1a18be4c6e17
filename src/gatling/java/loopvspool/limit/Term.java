package loopvspool.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Step;
import loopvspool.metric.Metric;
import loopvspool.metric.MetricKind;
import loopvspool.metric.Metrics;
import loopvspool.prediction.Expected;
import loopvspool.prediction.Quantity;
import loopvspool.validity.RunResult;

/**
 * A metric of one step, as the user names it: {@code makespan of cpu-burst on vertx async-cpubound}.
 *
 * @param quantity the metric
 * @param experiment the question
 * @param variant what tells the step from the other steps of its question
 * @param target the target's name
 * @param endpoint the endpoint; needed where more than one of the target gets the question
 */
record Term(Quantity quantity, String experiment, Optional<String> variant, String target, Optional<String> endpoint) {
    static final String FORM = "METRIC of EXPERIMENT [with VARIANT] on TARGET [ENDPOINT]";

    private static final Pattern PATTERN = Pattern.compile("(.+?) of (\\S+)(?: with (.+))? on (\\S+)(?: (\\S+))?");

    /**
     * Reads a term.
     *
     * @param text with single blanks
     * @throws IllegalArgumentException if it is none; the message says what is allowed
     */
    static Term parse(String text) {
        Matcher parts = PATTERN.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'%s' is not of the form %s".formatted(text, FORM));
        }
        Quantity quantity = Quantity.named(parts.group(1))
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is not one of the metrics %s".formatted(parts.group(1), String.join(", ", names()))));
        return new Term(
                quantity,
                parts.group(2),
                Optional.ofNullable(parts.group(3)),
                parts.group(4),
                Optional.ofNullable(parts.group(5)));
    }

    private static List<String> names() {
        return Stream.of(Quantity.values()).map(Term::name).toList();
    }

    /** Percentiles by their brief name, such as p95; else in words. */
    private static String name(Quantity quantity) {
        return quantity.leastRequests() > 1 ? quantity.brief() : quantity.words();
    }

    /** As a user would write it. */
    String text() {
        return name(quantity)
                + " of " + experiment + variant.map(one -> " with " + one).orElse("") + " on " + target
                + endpoint.map(one -> " " + one).orElse("");
    }

    private boolean isOf(Step step) {
        return step.experiment().equals(experiment)
                && step.target().equals(target)
                && (variant.isEmpty() || variant.equals(step.variant()))
                && (endpoint.isEmpty() || endpoint.get().equals(step.endpoint().label()));
    }

    /**
     * Makes sure that the plan has this metric, and one only.
     *
     * @throws IllegalArgumentException if not; the message names those that it has
     */
    void require(Plan plan) {
        List<Step> steps = plan.forks().get(0).series().stream()
                .flatMap(series -> series.steps().stream())
                .toList();
        List<Step> meant = steps.stream().filter(this::isOf).toList();
        if (meant.isEmpty()) {
            throw new IllegalArgumentException(
                    "no step of this run is '%s'; there are: %s".formatted(text(), texts(alike(steps))));
        }
        if (meant.size() > 1) {
            throw new IllegalArgumentException(
                    "%d steps of this run are '%s': name the endpoint, or the variant, of one: %s"
                            .formatted(meant.size(), text(), texts(meant)));
        }
        if (meant.get(0).requests() < quantity.leastRequests()) {
            throw new IllegalArgumentException("%s takes %d requests or more, and '%s' has %d"
                    .formatted(
                            name(quantity),
                            quantity.leastRequests(),
                            meant.get(0).title(),
                            meant.get(0).requests()));
        }
        if (quantity == Quantity.LONGEST_PROBE && meant.get(0).probes().isEmpty()) {
            throw new IllegalArgumentException(
                    "no probes come during '%s': ask for health-check in lab.experiments, and for a burst on a target that runs all along"
                            .formatted(meant.get(0).title()));
        }
        if (meant.get(0).expected(quantity).isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is neither predicted nor measured in this run: name another metric, such as makespan or p95"
                            .formatted(text()));
        }
    }

    /** Those of the same question on the same target; or of either; or all, if the user got neither right. */
    private List<Step> alike(List<Step> steps) {
        List<Step> near = new ArrayList<>();
        steps.stream()
                .filter(step ->
                        step.experiment().equals(experiment) && step.target().equals(target))
                .forEach(near::add);
        if (near.isEmpty()) {
            steps.stream().filter(step -> step.experiment().equals(experiment)).forEach(near::add);
        }
        return near.isEmpty() ? steps : near;
    }

    private String texts(List<Step> steps) {
        return String.join(
                ", ",
                steps.stream()
                        .map(step -> new Term(
                                        quantity,
                                        step.experiment(),
                                        step.variant(),
                                        step.target(),
                                        Optional.of(step.endpoint().label()))
                                .text())
                        .toList());
    }

    /** What is predicted of it, the same in each fork; nothing where the targets turned out not to offer what it is about. */
    Optional<Double> predicted(Plan plan) {
        return plan.steps().stream()
                .filter(this::isOf)
                .findFirst()
                .flatMap(step -> step.expected(quantity))
                .map(Expected::value);
    }

    /**
     * The mean of the metric over the forks.
     *
     * @return nothing where a fork has no such value: it did not run, or lost requests
     */
    Optional<Double> actual(RunResult result) {
        return Metrics.of(result).stream()
                .filter(this::isOf)
                .map(Metric::values)
                .filter(values -> values.stream().allMatch(Objects::nonNull))
                .map(values -> values.stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow())
                .findFirst();
    }

    private boolean isOf(Metric metric) {
        return metric.kind().equals(MetricKind.of(quantity))
                && metric.subject().experiment().equals(Optional.of(experiment))
                && metric.subject().target().equals(target)
                && (variant.isEmpty() || metric.subject().variant().equals(variant))
                && (endpoint.isEmpty() || metric.subject().endpoint().equals(endpoint));
    }
}
