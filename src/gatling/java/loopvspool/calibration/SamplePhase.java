package loopvspool.calibration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A given list of requests, one after another, each the same or not. */
final class SamplePhase implements CalibrationPhase {
    private final List<CalibrationRequest> probes;
    private final List<Sample> samples = new ArrayList<>();

    private SamplePhase(List<CalibrationRequest> probes) {
        this.probes = List.copyOf(probes);
    }

    /** So many single-iteration requests, as the notebook sampled. */
    static SamplePhase singles(int count) {
        CalibrationRequest single =
                new CalibrationRequest(CalibrationRequest.Phase.SAMPLE, "/test/calibrate", 1, Duration.ZERO, false);
        return new SamplePhase(Collections.nCopies(count, single));
    }

    /** Rounds of k, 2k, 4k and 8k iterations. Rounds, and not one count after another, so that a drift tilts no line. */
    static SamplePhase series(String endpoint, int k, int rounds) {
        List<CalibrationRequest> probes = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (int factor = 1; factor <= 8; factor *= 2) {
                probes.add(probe(CalibrationRequest.Phase.FIT, endpoint, k * factor));
            }
        }
        return new SamplePhase(probes);
    }

    /** So many requests that should take the wanted time. */
    static SamplePhase baselines(String endpoint, int iterations, int count) {
        return new SamplePhase(Collections.nCopies(count, probe(CalibrationRequest.Phase.PROOF, endpoint, iterations)));
    }

    private static CalibrationRequest probe(CalibrationRequest.Phase phase, String endpoint, int iterations) {
        return new CalibrationRequest(phase, endpoint + "/" + iterations, iterations, Duration.ZERO, false);
    }

    @Override
    public Optional<CalibrationRequest> next() {
        return samples.size() < probes.size() ? Optional.of(probes.get(samples.size())) : Optional.empty();
    }

    @Override
    public void observe(Sample sample) {
        samples.add(sample);
    }

    List<Sample> samples() {
        return List.copyOf(samples);
    }
}
