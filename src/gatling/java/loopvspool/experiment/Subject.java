package loopvspool.experiment;

import loopvspool.sut.TargetSpec;

/**
 * A target to ask questions of.
 *
 * @param spec what the catalogue says of it
 * @param cores the cores that it sees, as it says itself: its pools are sized by them
 * @param cpus what it can use at most, in CPUs: the cores, or the part of them that a quota gives
 * @param pings whether it answers a ping: else it has no probes
 */
public record Subject(TargetSpec spec, int cores, double cpus, boolean pings) {
    /** A target that answers a ping and has no quota. */
    public Subject(TargetSpec spec, int cores) {
        this(spec, cores, cores, true);
    }

    /** What a request that computes alone gets of a core, from 0 to 1. */
    double shareOfACore() {
        return Math.min(1, cpus);
    }
}
