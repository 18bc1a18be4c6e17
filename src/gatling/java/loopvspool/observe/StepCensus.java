package loopvspool.observe;

import java.util.List;
import loopvspool.sut.CensusPeak;
import loopvspool.sut.CensusSample;

/**
 * A target's processes and threads before a step, in it and as it ended.
 *
 * @param startMicros when the step began, in microseconds since the epoch
 * @param before the last sample before that; null if there is none
 * @param atEnd both views just after the end; the one from inside holds peak and series of the step
 */
public record StepCensus(long startMicros, CensusSample before, TargetCensus atEnd) {

    /** The highest counts in the step; null if they are not known. */
    public CensusPeak peak() {
        return atEnd.inside() == null ? null : atEnd.inside().peak();
    }

    /** The samples within the step, oldest first; empty if they are not known. */
    public List<CensusSample> series() {
        return atEnd.inside() == null ? List.of() : atEnd.inside().series();
    }

    /**
     * The CPU time used from the sample before the step to the one after it, in seconds, rounded to a microsecond; null if it
     * is not known.
     */
    public Double cpuSeconds() {
        if (before == null || before.cpuSeconds() == null || atEnd.inside() == null) {
            return null;
        }
        Double after = atEnd.inside().now().cpuSeconds();
        return after == null ? null : Double.valueOf(Math.round((after - before.cpuSeconds()) * 1e6) / 1e6);
    }
}
