package loopvspool.experiment;

import loopvspool.prediction.Arrivals;
import loopvspool.prediction.ProbePrediction;

/**
 * Pings from users of their own beside a burst: what a health check sees of a busy target.
 *
 * @param arrivals when they are meant to go out, from the start of the burst
 * @param limitSeconds who waits longer would have failed the health check
 * @param prediction how long they are expected to wait
 */
public record Probes(Arrivals arrivals, double limitSeconds, ProbePrediction prediction) {}
