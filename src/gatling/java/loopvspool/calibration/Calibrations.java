package loopvspool.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import loopvspool.settings.LabSettings.CalibrationSettings;

/** The calibrations made so far, by target. Thread-safe: virtual users of several event loops ask. */
public final class Calibrations {
    /** One iteration, the way there and back, and the pause before it. */
    private static final double SAMPLE_SECONDS = 0.018;
    /** k + 2k + 4k + 8k over 8k. */
    private static final double FIT_ROUND = 15.0 / 8;

    private final List<Calibration> done = new ArrayList<>();

    /**
     * The usual length of the calibration of one target, in seconds. A refinement comes on top.
     *
     * @param settings how to calibrate
     * @param wantedSeconds D
     * @param warmUpSeconds the usual length of the warm-up, if its limit allows it
     */
    public static double expectedSeconds(CalibrationSettings settings, double wantedSeconds, double warmUpSeconds) {
        return Math.min(warmUpSeconds, settings.warmUpLimit().toMillis() / 1000.0)
                + 2 * settings.samples() * SAMPLE_SECONDS
                + settings.fitRounds() * FIT_ROUND * CalibrationProtocol.longestFitSeconds(wantedSeconds)
                + settings.baselines() * wantedSeconds;
    }

    /** Adds one. */
    public synchronized void add(Calibration calibration) {
        done.add(calibration);
    }

    /** All, in the order in which they were made. */
    public synchronized List<Calibration> all() {
        return List.copyOf(done);
    }

    /** The iterations that take the wanted service time on this target of this fork. */
    public synchronized int iterations(String target, int fork) {
        return done.stream()
                .filter(calibration -> calibration.target().equals(target) && calibration.fork() == fork)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(target + " is not calibrated in fork " + fork))
                .iterations();
    }
}
