package loopvspool.calibration;

import java.util.List;

/**
 * What the notebook that this lab began as would have chosen: {@code int(D / mean)}, with the mean of single-iteration
 * requests. Reported with its error, so that a reader sees why it is not enough.
 *
 * @param samples the single-iteration requests
 * @param meanSeconds their mean wall time
 * @param iterations the rule's choice
 * @param expectedSeconds what so many iterations take, by the fit
 * @param missPercent |expected - D| / D, in percent
 */
public record NaiveRule(
        List<Sample> samples, double meanSeconds, int iterations, double expectedSeconds, double missPercent) {

    static NaiveRule of(List<Sample> samples, LinearFit fit, double wantedSeconds) {
        double mean =
                samples.stream().mapToDouble(Sample::wallSeconds).average().orElseThrow();
        int iterations = (int) (wantedSeconds / mean);
        double expected = fit.secondsFor(iterations);
        return new NaiveRule(
                samples, mean, iterations, expected, Math.abs(expected - wantedSeconds) / wantedSeconds * 100);
    }
}
