package loopvspool.prediction;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What quantities are computed from, the same of a simulation as of a measurement.
 *
 * @param responses the response times of the answered requests
 * @param makespanSeconds from the first intended send to the last answer
 * @param peakConcurrency the most requests that were worked on at the same time; empty where that is not reported
 * @param rejections requests that a full queue turned away; empty where nothing can be turned away
 */
public record StepSample(
        Responses responses, double makespanSeconds, OptionalDouble peakConcurrency, OptionalDouble rejections) {

    /** What a simulation comes to; at least one request was answered. */
    public static StepSample of(Outcomes outcomes) {
        int rejected = outcomes.count(Source.Fate.REJECTED);
        return new StepSample(
                new Responses(outcomes.responses()),
                IntStream.range(0, outcomes.count())
                        .filter(i -> outcomes.fate(i) == Source.Fate.SERVED)
                        .mapToDouble(outcomes::completed)
                        .max()
                        .orElseThrow(),
                OptionalDouble.of(outcomes.peakConcurrency()),
                rejected == 0 ? OptionalDouble.empty() : OptionalDouble.of(rejected));
    }

    /** One without rejections. */
    public static StepSample measured(double[] responses, double makespanSeconds, Integer peakConcurrency) {
        return new StepSample(
                new Responses(responses),
                makespanSeconds,
                peakConcurrency == null ? OptionalDouble.empty() : OptionalDouble.of(peakConcurrency),
                OptionalDouble.empty());
    }

    OptionalDouble makespan() {
        return OptionalDouble.of(makespanSeconds);
    }

    OptionalDouble throughput() {
        return makespanSeconds > 0 ? OptionalDouble.of(responses.count() / makespanSeconds) : OptionalDouble.empty();
    }
}
