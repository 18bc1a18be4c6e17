package loopvspool.calibration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import loopvspool.settings.LabSettings.CalibrationSettings;
import loopvspool.sut.Endpoint;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * The calibration of one target, as a conversation without HTTP: it says which probe to send next and takes what it took.
 * Phases: the notebook's samples of the cold target, as the notebook took them; warm-up; the same samples warm; the fit; the
 * proof; and where that missed, one refinement with another proof.
 *
 * <p>Used by one virtual user; not thread-safe.
 */
final class CalibrationProtocol {
    /** Past this the iterations are refined from the proof. */
    static final double REFINE_PERCENT = 3;
    /** The longest request of the fit takes half of D, but no longer than so: the line is straight, longer ones cost time only. */
    private static final double LONGEST_FIT_SECONDS = 0.5;
    /** With fewer iterations in the shortest request of the fit, rounding would show. */
    private static final int FEWEST_FIT_ITERATIONS = 4;

    private static final String PROOF_ENDPOINT = Endpoint.SYNC_CPUBOUND.path();

    private final String target;
    private final int fork;
    private final double wantedSeconds;
    private final double share;
    private final CalibrationSettings settings;
    private final WarmUpPhase warmUp;
    private final SamplePhase coldSingles;
    private final SamplePhase warmSingles;
    private SamplePhase series;
    private SamplePhase baselines;
    private CalibrationPhase phase;
    private LinearFit fit;
    private LinearFit wallFit;
    private int iterations;
    private final Set<String> answersToOneIteration = new TreeSet<>();
    private final List<Calibration.Proof> proofs = new ArrayList<>();

    /**
     * @param target the target's name
     * @param fork the fork that it belongs to
     * @param warmUpEndpoints paths of the endpoints that will carry load
     * @param wanted D
     * @param share of a core that a request gets which computes alone: 1, or less under a quota
     * @param settings how to calibrate
     */
    CalibrationProtocol(
            String target,
            int fork,
            List<String> warmUpEndpoints,
            Duration wanted,
            double share,
            CalibrationSettings settings) {
        this.target = target;
        this.fork = fork;
        this.wantedSeconds = wanted.toMillis() / 1000.0;
        this.share = share;
        this.settings = settings;
        this.warmUp = new WarmUpPhase(warmUpEndpoints, settings.warmUpLimit(), share);
        this.coldSingles = SamplePhase.singles(settings.samples());
        this.warmSingles = SamplePhase.singles(settings.samples());
        this.phase = coldSingles;
    }

    /** The next probe, or nothing when the target is calibrated. */
    Optional<CalibrationRequest> next() {
        Optional<CalibrationRequest> probe = phase.next();
        while (probe.isEmpty() && advance()) {
            probe = phase.next();
        }
        return probe;
    }

    /**
     * Takes what the probe just asked for took.
     *
     * @param answer what the kernel computed; null where the target does not say
     */
    void observe(Sample sample, String answer) {
        if (sample.iterations() == 1 && answer != null) {
            answersToOneIteration.add(answer);
        }
        phase.observe(sample);
    }

    /** Goes to the next phase; false when there is none. */
    private boolean advance() {
        if (phase == coldSingles) {
            phase = warmUp;
        } else if (phase == warmUp) {
            phase = warmSingles;
        } else if (phase == warmSingles) {
            int k = LinearFit.whole(
                    longestFitSeconds(wantedSeconds) / 8 / warmUp.warmUp().perIterationSeconds());
            series = SamplePhase.series(PROOF_ENDPOINT, Math.max(FEWEST_FIT_ITERATIONS, k), settings.fitRounds());
            phase = series;
        } else if (phase == series) {
            wallFit = LinearFit.of(series.samples(), Sample::wallSeconds);
            fit = LinearFit.of(series.samples(), hasCpuTime(series) ? Sample::cpuSeconds : this::byWallTime);
            prove(fit.iterationsFor(wantedSeconds));
        } else {
            Calibration.Proof proof = proof();
            proofs.add(proof);
            if (proof.errorPercent() <= REFINE_PERCENT || proofs.size() == 2) {
                return false;
            }
            prove(LinearFit.whole(iterations * wantedSeconds / fittedSeconds()));
        }
        return true;
    }

    /** Of every sample: a line through some CPU times and some wall times would be neither. */
    private static boolean hasCpuTime(SamplePhase phase) {
        return phase.samples().stream().allMatch(sample -> sample.cpuSeconds() != null);
    }

    /** What 8k iterations of the fit should take. */
    static double longestFitSeconds(double wantedSeconds) {
        return Math.min(wantedSeconds / 2, LONGEST_FIT_SECONDS);
    }

    private void prove(int count) {
        iterations = count;
        baselines = SamplePhase.baselines(PROOF_ENDPOINT, count, settings.baselines());
        phase = baselines;
    }

    /** D is a CPU demand: alone on half a core a request takes twice as long. */
    private double byWallTime(Sample sample) {
        return sample.wallSeconds() * share;
    }

    /**
     * What the proof took by the time that was fitted: another process that lengthens the wall time of three requests must not
     * shorten all requests of the run.
     */
    private double fittedSeconds() {
        boolean cpu = hasCpuTime(series) && hasCpuTime(baselines);
        return median(baselines.samples(), cpu ? Sample::cpuSeconds : this::byWallTime);
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> seconds) {
        return new Median().evaluate(samples.stream().mapToDouble(seconds).toArray());
    }

    private Calibration.Proof proof() {
        double wall = median(baselines.samples(), Sample::wallSeconds);
        // A quota of less than a core stops a request for parts of its periods: of short ones wall time says little.
        double demand = share < 1 ? fittedSeconds() : wall;
        return new Calibration.Proof(
                iterations, wall, Math.abs(demand - wantedSeconds) / wantedSeconds * 100, baselines.samples());
    }

    /** Everything that was found out; to be asked for when {@link #next()} has nothing more. */
    Calibration result() {
        return new Calibration(
                target,
                fork,
                wantedSeconds,
                new Calibration.Warmth(
                        warmUp.warmUp().isSteady(),
                        warmUp.elapsedSeconds(),
                        warmUp.warmUp().windows(),
                        warmUp.warmUp().variationPercent(),
                        warmUp.warmUp().jitPercent()),
                NaiveRule.of(coldSingles.samples(), fit, wantedSeconds),
                NaiveRule.of(warmSingles.samples(), fit, wantedSeconds),
                List.copyOf(answersToOneIteration),
                hasCpuTime(series) ? "cpu" : "wall",
                fit,
                wallFit,
                series.samples(),
                List.copyOf(proofs));
    }
}
