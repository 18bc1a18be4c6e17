package loopvspool.prediction;

import java.util.Arrays;

/**
 * What is expected of one step, said before it runs.
 *
 * @param discipline the order of service, in words
 * @param makespanSeconds from the moment when the requests are meant to go out until the last is answered
 * @param meanResponseSeconds the mean over the requests of the time from the intended send to the answer
 * @param effectiveWorkers the peak of requests worked on at the same time
 * @param bestCase whether this is the best that can come: chance may leave workers idle while requests wait for another one
 */
public record Prediction(
        String discipline, double makespanSeconds, double meanResponseSeconds, int effectiveWorkers, boolean bestCase) {

    /** One that leaves nothing to chance. */
    public Prediction(String discipline, double makespanSeconds, double meanResponseSeconds, int effectiveWorkers) {
        this(discipline, makespanSeconds, meanResponseSeconds, effectiveWorkers, false);
    }

    /** Of N users at once, one request each. */
    public static Prediction ofBurst(Discipline discipline, int users, double serviceSeconds) {
        double[] completions = discipline.completions(users, serviceSeconds);
        return new Prediction(
                discipline.describe(),
                completions[users - 1],
                Arrays.stream(completions).average().orElseThrow(),
                discipline.effectiveWorkers(users));
    }

    /** Of one user who sends the next request when the one before is answered: nobody waits, whatever the discipline. */
    public static Prediction ofSequence(int requests, double serviceSeconds) {
        return new Prediction("alone", requests * serviceSeconds, serviceSeconds, 1);
    }

    /** The same where chance has a say. It has none in what one worker does. */
    public Prediction asBestCase() {
        return effectiveWorkers == 1
                ? this
                : new Prediction("at most " + discipline, makespanSeconds, meanResponseSeconds, effectiveWorkers, true);
    }

    /** Whether so many requests worked on at the same time at the peak are as predicted. */
    public boolean allows(int workers) {
        return workers == effectiveWorkers || bestCase && workers < effectiveWorkers;
    }
}
