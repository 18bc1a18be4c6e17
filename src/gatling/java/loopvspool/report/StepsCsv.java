package loopvspool.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopvspool.experiment.Probes;
import loopvspool.experiment.Step;
import loopvspool.measure.HandlerTimes;
import loopvspool.measure.Measurement;
import loopvspool.measure.ProbeMeasurement;
import loopvspool.measure.StepResult;
import loopvspool.measure.Verdict;
import loopvspool.prediction.Prediction;
import loopvspool.prediction.ProbePrediction;
import loopvspool.prediction.Quantity;

/** Writes {@code steps.csv}: a row for each step, with what was predicted of it and what it came to. */
final class StepsCsv {
    private final Map<String, Object> cells = new LinkedHashMap<>();

    private StepsCsv() {}

    /** Appends the row of a step. */
    static void append(Path file, StepResult result) throws IOException {
        Map<String, Object> cells = cells(result);
        CsvFile.append(
                file,
                cells.keySet().toArray(String[]::new),
                List.<Object[]>of(new ArrayList<>(cells.values()).toArray()));
    }

    private static Map<String, Object> cells(StepResult result) {
        StepsCsv row = new StepsCsv();
        row.subject(result.step());
        row.prediction(result.step().prediction());
        row.measurement(result.measurement());
        row.verdict("", result.verdict());
        row.pings(result.step().probes(), result.probes());
        row.verdict("ping_", result.probeVerdict());
        return row.cells;
    }

    private void subject(Step step) {
        cells.put("step", step.number());
        cells.put("experiment", step.experiment());
        cells.put("target", step.target());
        cells.put("endpoint", step.endpoint().label());
        cells.put("variant", step.variant().orElse(null));
        cells.put("fork", step.fork());
        cells.put("work", step.endpoint().work().name());
        cells.put("users", step.users());
        cells.put("requests_per_user", step.requestsPerUser());
        cells.put("service_s", step.serviceSeconds());
    }

    private void prediction(Prediction prediction) {
        cells.put("predicted_discipline", prediction.discipline());
        for (Quantity quantity : Quantity.ofRequests()) {
            cells.put(
                    "predicted_" + quantity.column(),
                    prediction
                            .expected(quantity)
                            .map(expected -> number(quantity, expected.value()))
                            .orElse(null));
        }
    }

    private void measurement(Optional<Measurement> measured) {
        cells.put("requests", measured.map(Measurement::requests).orElse(null));
        cells.put("failed", measured.map(Measurement::failed).orElse(null));
        for (Quantity quantity : Quantity.ofRequests()) {
            Optional<Double> value = measured.map(one -> one.values().get(quantity));
            if (quantity.unit() == Quantity.Unit.SECONDS) {
                timed(quantity.column(), value);
            } else {
                cells.put(
                        quantity.column(),
                        value.map(one -> number(quantity, one)).orElse(null));
            }
        }
        timed("start_spread_s", measured.map(Measurement::startSpreadSeconds));
        Optional<HandlerTimes> handlers = measured.map(Measurement::handlers);
        timed("mean_queue_wait_s", handlers.map(HandlerTimes::meanQueueWaitSeconds));
        // The server's own, by a finer clock.
        cells.put(
                "median_service_s",
                handlers.map(HandlerTimes::medianServiceSeconds).orElse(null));
        cells.put("median_cpu_s", handlers.map(HandlerTimes::medianCpuSeconds).orElse(null));
        cells.put("jit_ms", handlers.map(HandlerTimes::jitMillis).orElse(null));
        cells.put("gc_ms", handlers.map(HandlerTimes::gcMillis).orElse(null));
    }

    private static Number number(Quantity quantity, double value) {
        return quantity.unit() == Quantity.Unit.COUNT ? (Number) Math.round(value) : (Number) value;
    }

    private void verdict(String of, Optional<Verdict> verdict) {
        cells.put(
                of + "verdict",
                verdict.map(one -> one.match() ? "MATCH" : "DIFFERS").orElse(null));
        cells.put(
                of + "differences",
                verdict.map(one -> String.join(", ", one.differences())).orElse(null));
    }

    private void pings(Optional<Probes> expected, Optional<ProbeMeasurement> measured) {
        Optional<ProbePrediction> prediction = expected.map(Probes::prediction);
        cells.put("ping_limit_s", expected.map(Probes::limitSeconds).orElse(null));
        cells.put(
                "predicted_longest_ping_s",
                prediction.map(ProbePrediction::maxSeconds).orElse(null));
        cells.put(
                "predicted_median_ping_s",
                prediction.map(ProbePrediction::medianSeconds).orElse(null));
        cells.put(
                "predicted_pings_over_limit",
                prediction.map(ProbePrediction::overLimit).orElse(null));
        cells.put("pings", measured.map(ProbeMeasurement::sent).orElse(null));
        cells.put("pings_failed", measured.map(ProbeMeasurement::failed).orElse(null));
        timed("longest_ping_s", measured.map(ProbeMeasurement::maxSeconds));
        timed("median_ping_s", measured.map(ProbeMeasurement::medianSeconds));
        cells.put("pings_over_limit", measured.map(ProbeMeasurement::overLimit).orElse(null));
    }

    /** By Gatling's clock. */
    private void timed(String name, Optional<Double> seconds) {
        cells.put(name, seconds.map(CsvFile::exactSeconds).orElse(null));
    }
}
