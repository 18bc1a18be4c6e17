package loopvspool.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import loopvspool.measure.StepResult;
import loopvspool.observe.MeasuredTarget;
import loopvspool.prediction.Quantity;
import loopvspool.sut.Census;
import loopvspool.sut.CensusPeak;
import loopvspool.sut.CensusSample;
import loopvspool.validity.RunResult;

/** Gathers the metrics of a run: of its steps in the order of the first fork, then of its targets. */
public final class Metrics {
    private record Key(MetricSubject subject, MetricKind kind) {}

    private final RunResult result;
    private final int forks;
    private final Map<Key, Double[]> values = new LinkedHashMap<>();

    private Metrics(RunResult result) {
        this.result = result;
        this.forks = result.plan().forks().size();
    }

    /** All metrics of which at least one fork has a value. */
    public static List<Metric> of(RunResult result) {
        return new Metrics(result).all();
    }

    private List<Metric> all() {
        result.steps().forEach(this::step);
        result.calibrations()
                .forEach(one -> put(
                        MetricSubject.of(one),
                        MetricKind.TIME_PER_ITERATION,
                        one.fork(),
                        one.fit().perIterationSeconds()));
        result.targets().forEach(this::target);
        List<Metric> metrics = new ArrayList<>();
        values.forEach((key, those) -> {
            if (Arrays.stream(those).anyMatch(Objects::nonNull)) {
                metrics.add(new Metric(key.subject(), key.kind(), Arrays.asList(those)));
            }
        });
        return metrics;
    }

    private void step(StepResult step) {
        MetricSubject subject = MetricSubject.of(step.step());
        int fork = step.step().fork();
        for (Quantity quantity : Quantity.values()) {
            OptionalDouble value = step.whole(quantity);
            put(subject, MetricKind.of(quantity), fork, value.isPresent() ? value.getAsDouble() : null);
        }
        CensusPeak peak = Optional.ofNullable(result.census().steps().get(step.step()))
                .map(census -> census.peak())
                .orElse(null);
        put(subject, MetricKind.THREADS_PEAK, fork, peak == null ? null : number(peak.osThreads()));
    }

    private void target(MeasuredTarget measured) {
        MetricSubject subject = MetricSubject.of(measured.target().spec().name());
        int fork = measured.fork();
        put(
                subject,
                MetricKind.TIME_TO_READY,
                fork,
                value(measured.target().timeToReady(), ready -> ready.toNanos() / 1e9));
        CensusSample idle = Optional.ofNullable(result.census().targets().get(measured.label()))
                .map(census -> census.inside())
                .map(Census::now)
                .orElse(null);
        put(subject, MetricKind.THREADS_IDLE, fork, idle == null ? null : number(idle.osThreads()));
        put(subject, MetricKind.RESIDENT_IDLE, fork, idle == null ? null : number(idle.residentBytes()));
    }

    private void put(MetricSubject subject, MetricKind kind, int fork, Double value) {
        values.computeIfAbsent(new Key(subject, kind), key -> new Double[forks])[fork - 1] = value;
    }

    private static <T> Double value(Optional<T> from, Function<T, Double> value) {
        return from.map(value).orElse(null);
    }

    private static Double number(Number number) {
        return number == null ? null : Double.valueOf(number.doubleValue());
    }
}
