package loopvspool.calibration;

import java.util.Optional;

/** A phase of the calibration: it asks for probes, one at a time, until it knows enough. */
interface CalibrationPhase {
    /** The next probe, or nothing when the phase is over. */
    Optional<CalibrationRequest> next();

    /** Takes what the probe just asked for took. */
    void observe(Sample sample);
}
