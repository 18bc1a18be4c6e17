package loopvspool.calibration;

import java.time.Duration;

/**
 * A request that calibration wants to be sent next.
 *
 * @param phase the phase it belongs to, which names it in Gatling's report
 * @param path the path of the request
 * @param iterations the kernel iterations it asks for
 * @param pauseBefore how long to leave the target alone first: its JIT compiler needs idle time
 * @param silent whether it stays out of Gatling's report
 */
record CalibrationRequest(Phase phase, String path, int iterations, Duration pauseBefore, boolean silent) {
    enum Phase {
        WARM_UP("warm-up"),
        SAMPLE("calibrate"),
        FIT("fit"),
        PROOF("baseline");

        private final String label;

        Phase(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
