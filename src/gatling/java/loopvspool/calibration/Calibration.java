package loopvspool.calibration;

import java.util.List;

/**
 * What calibration found out about one target: every metric, so that a reader can check it.
 *
 * @param target the target's name
 * @param fork the fork that it belongs to, from 1
 * @param wantedSeconds D
 * @param warmUp how it got warm
 * @param naiveCold what the naive rule chooses from a target that has just started, as the Python notebook did that the questions come from
 * @param naiveWarm what it chooses after the warm-up
 * @param answersToOneIteration what one iteration computed, each answer once; more than one if the target is not sure
 * @param fitBasis the time that was fitted: {@code cpu} or {@code wall}
 * @param fit the line through {@code fitSamples} by that time
 * @param wallFit the line by wall time
 * @param fitSamples requests of k, 2k, 4k and 8k iterations
 * @param proofs one, or two where the first had to be refined; the last one counts
 */
public record Calibration(
        String target,
        int fork,
        double wantedSeconds,
        Warmth warmUp,
        NaiveRule naiveCold,
        NaiveRule naiveWarm,
        List<String> answersToOneIteration,
        String fitBasis,
        LinearFit fit,
        LinearFit wallFit,
        List<Sample> fitSamples,
        List<Proof> proofs) {

    /**
     * How a target got warm.
     *
     * @param steady whether it became steady before the limit
     * @param seconds how long it took
     * @param windows windows of load
     * @param variationPercent coefficient of variation of the last windows' medians
     * @param jitPercent share of the last windows that the JIT compiler was busy
     */
    public record Warmth(boolean steady, double seconds, int windows, double variationPercent, double jitPercent) {}

    /**
     * Requests through the real endpoint, of the count that should take D.
     *
     * @param iterations the count
     * @param medianSeconds their median wall time, as the handler saw it
     * @param errorPercent |median - D| / D, in percent; where a quota gives less than a core, of what they asked for: their CPU time,
     *     or wall time times that share
     * @param samples the requests
     */
    public record Proof(int iterations, double medianSeconds, double errorPercent, List<Sample> samples) {}

    /** The iterations that take D on this target. */
    public int iterations() {
        return proof().iterations();
    }

    /** How far the proof missed D, in percent. */
    public double errorPercent() {
        return proof().errorPercent();
    }

    private Proof proof() {
        return proofs.get(proofs.size() - 1);
    }
}
