package loopvspool.result;

import java.util.List;
import java.util.Optional;
import loopvspool.experiment.Step;

/**
 * A step that has run, wholly or in part.
 *
 * @param step what was planned and predicted
 * @param rows its requests
 * @param measurement what they come to; nothing if none was answered
 */
public record StepResult(Step step, List<RequestRecord> rows, Optional<Measurement> measurement) {

    static StepResult of(Step step, List<RequestRecord> rows) {
        return new StepResult(step, List.copyOf(rows), Measurement.of(rows, step.users() > 1));
    }

    /** Whether it went as predicted; nothing if no request was answered. */
    public Optional<Verdict> verdict() {
        return measurement.map(measured -> Verdict.of(step.prediction(), measured));
    }
}
