package loopvspool.workload.census;

import java.util.List;
import loopvspool.workload.Answer;

/**
 * What {@code GET /test/resmon} answers.
 *
 * @param message for people: "Census of vertx"
 * @param result how long it took to put together, in seconds
 * @param target the target's name
 * @param now a sample taken for this request
 * @param processes this one first, then all its descendants
 * @param peak of the series and now, as far as the request's window holds them; null where it holds none
 * @param everyMillis how often a sample is taken
 * @param seriesFromMicros when the oldest sample was taken that is still kept
 * @param series the samples in the request's window, oldest first
 */
record CensusReport(
        String message,
        double result,
        String target,
        Sample now,
        List<ObservedProcess> processes,
        Peak peak,
        long everyMillis,
        long seriesFromMicros,
        List<Sample> series)
        implements Answer {}
