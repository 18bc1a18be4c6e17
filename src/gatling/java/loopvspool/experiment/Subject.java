package loopvspool.experiment;

import loopvspool.sut.TargetSpec;

/**
 * A target to ask questions of.
 *
 * @param spec what the catalogue says of it
 * @param cores the cores that it may use, as it says itself
 * @param pings whether it answers a ping: else it has no probes
 */
public record Subject(TargetSpec spec, int cores, boolean pings) {
    /** A target that answers a ping. */
    public Subject(TargetSpec spec, int cores) {
        this(spec, cores, true);
    }
}
