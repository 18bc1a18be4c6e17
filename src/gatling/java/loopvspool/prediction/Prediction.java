package loopvspool.prediction;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What is expected of one step, said before it runs.
 *
 * @param discipline the order of service, in words
 * @param makespanSeconds from the moment when the requests are meant to go out until the last is answered
 * @param meanResponseSeconds the mean over the requests of the time from the intended send to the answer
 * @param peakConcurrency the peak of requests worked on at the same time
 * @param bestCase whether this is the best that can come: chance may leave workers idle while requests wait for another one
 */
public record Prediction(
        String discipline, double makespanSeconds, double meanResponseSeconds, int peakConcurrency, boolean bestCase) {

    /** One that leaves nothing to chance. */
    public Prediction(String discipline, double makespanSeconds, double meanResponseSeconds, int peakConcurrency) {
        this(discipline, makespanSeconds, meanResponseSeconds, peakConcurrency, false);
    }

    /**
     * What a simulation comes to.
     *
     * @param discipline the order of service, in words
     * @param outcomes of all requests of the step, from 0 on
     */
    public static Prediction of(String discipline, Outcomes outcomes) {
        return new Prediction(
                discipline,
                IntStream.range(0, outcomes.count())
                        .mapToDouble(outcomes::completed)
                        .max()
                        .orElseThrow(),
                Arrays.stream(outcomes.responses()).average().orElseThrow(),
                outcomes.peakConcurrency());
    }

    /** The same where chance has a say. It has none in what one worker does. */
    public Prediction asBestCase() {
        return peakConcurrency == 1
                ? this
                : new Prediction("at most " + discipline, makespanSeconds, meanResponseSeconds, peakConcurrency, true);
    }

    /** Whether so many requests worked on at the same time at the peak are as predicted. */
    public boolean allows(int workers) {
        return workers == peakConcurrency || bestCase && workers < peakConcurrency;
    }
}
