package loopvspool.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import loopvspool.settings.LabSettings.CalibrationSettings;
import org.junit.jupiter.api.Test;

/** The protocol against a simulated target, whose true cost of an iteration is known. */
class CalibrationProtocolTest {
    private static final CalibrationSettings SETTINGS = new CalibrationSettings(50, Duration.ofSeconds(15), 3, 3);
    private static final List<String> ENDPOINTS = List.of("/test/sync-cpubound", "/test/async-cpubound");

    /** 2 ms and 0.4 ms an iteration; ten times as much for the first 300 iterations, while the JIT compiler is busy. */
    private static final class SimulatedTarget {
        private static final double OVERHEAD = 0.002;
        private static final double PER_ITERATION = 0.0004;
        private static final int COLD_ITERATIONS = 300;

        private final List<CalibrationRequest> asked = new ArrayList<>();
        private int ran;

        Sample answer(CalibrationRequest probe) {
            asked.add(probe);
            int cold = Math.max(0, Math.min(probe.iterations(), COLD_ITERATIONS - ran));
            ran += probe.iterations();
            double seconds = OVERHEAD + PER_ITERATION * (probe.iterations() + 9 * cold);
            return new Sample(probe.iterations(), seconds, seconds, (long) Math.min(ran, COLD_ITERATIONS));
        }
    }

    private final SimulatedTarget target = new SimulatedTarget();

    private Calibration calibrate(Duration wanted, CalibrationSettings settings, UnaryOperator<Sample> disturbance) {
        return calibrate(wanted, 1, settings, disturbance);
    }

    private Calibration calibrate(
            Duration wanted, double share, CalibrationSettings settings, UnaryOperator<Sample> disturbance) {
        CalibrationProtocol protocol = new CalibrationProtocol("simulated", 1, ENDPOINTS, wanted, share, settings);
        for (Optional<CalibrationRequest> probe = protocol.next(); probe.isPresent(); probe = protocol.next()) {
            protocol.observe(
                    disturbance.apply(target.answer(probe.get())),
                    "answer-" + probe.get().iterations());
            assertThat(target.asked).as("the protocol ends").hasSizeLessThan(100_000);
        }
        return protocol.result();
    }

    @Test
    void shouldFindTheCountThatTakesTheWantedTime() {
        Calibration calibration = calibrate(Duration.ofSeconds(2), SETTINGS, UnaryOperator.identity());

        assertThat(calibration.iterations()).as("(2 s - 2 ms) / 0.4 ms").isEqualTo(4995);
        assertThat(calibration.errorPercent()).isEqualTo(0, within(1e-6));
        assertThat(calibration.fitBasis()).isEqualTo("cpu");
        assertThat(calibration.fit().overheadSeconds()).isEqualTo(0.002, within(1e-9));
        assertThat(calibration.warmUp().steady()).isTrue();
        assertThat(calibration.proofs()).hasSize(1);
    }

    @Test
    void shouldFindItAlsoWithNoise() {
        Random noise = new Random(42);
        Calibration calibration = calibrate(Duration.ofSeconds(2), SETTINGS, sample -> {
            double factor = 1 + 0.005 * noise.nextGaussian();
            double seconds = sample.wallSeconds() * factor;
            return new Sample(sample.iterations(), seconds, seconds, sample.jitMillis());
        });

        assertThat(calibration.iterations()).isCloseTo(4995, withinPercentage(1));
    }

    @Test
    void shouldAskInTheOrderOfTheMethod() {
        calibrate(Duration.ofSeconds(2), SETTINGS, UnaryOperator.identity());

        List<CalibrationRequest.Phase> phases = new ArrayList<>();
        target.asked.stream()
                .map(CalibrationRequest::phase)
                .filter(phase -> phases.isEmpty() || phases.get(phases.size() - 1) != phase)
                .forEach(phases::add);
        assertThat(phases)
                .containsExactly(
                        CalibrationRequest.Phase.SAMPLE,
                        CalibrationRequest.Phase.WARM_UP,
                        CalibrationRequest.Phase.SAMPLE,
                        CalibrationRequest.Phase.FIT,
                        CalibrationRequest.Phase.PROOF);
        Map<CalibrationRequest.Phase, Long> counts =
                target.asked.stream().collect(Collectors.groupingBy(CalibrationRequest::phase, Collectors.counting()));
        assertThat(counts)
                .containsEntry(CalibrationRequest.Phase.SAMPLE, 100L)
                .containsEntry(CalibrationRequest.Phase.FIT, 12L)
                .containsEntry(CalibrationRequest.Phase.PROOF, 3L);
    }

    @Test
    void shouldKeepOnlyTheWarmUpOutOfTheReport() {
        calibrate(Duration.ofSeconds(2), SETTINGS, UnaryOperator.identity());

        assertThat(target.asked).allSatisfy(probe -> assertThat(probe.silent())
                .isEqualTo(probe.phase() == CalibrationRequest.Phase.WARM_UP));
    }

    @Test
    void shouldWarmEveryEndpointThatWillCarryLoad() {
        calibrate(Duration.ofSeconds(2), SETTINGS, UnaryOperator.identity());

        assertThat(target.asked)
                .filteredOn(probe -> probe.phase() == CalibrationRequest.Phase.WARM_UP)
                .extracting(probe -> probe.path().substring(0, probe.path().lastIndexOf('/')))
                .contains("/test/sync-cpubound", "/test/async-cpubound");
    }

    @Test
    void shouldFitByRoundsOfDoublingCountsUpToHalfASecond() {
        calibrate(Duration.ofSeconds(2), SETTINGS, UnaryOperator.identity());

        List<Integer> counts = target.asked.stream()
                .filter(probe -> probe.phase() == CalibrationRequest.Phase.FIT)
                .map(CalibrationRequest::iterations)
                .toList();
        int k = counts.get(0);
        assertThat(counts.subList(0, 4)).containsExactly(k, 2 * k, 4 * k, 8 * k);
        assertThat(counts.subList(4, 8)).isEqualTo(counts.subList(0, 4));
        assertThat(8 * k * SimulatedTarget.PER_ITERATION).isBetween(0.4, 0.5);
    }

    @Test
    void shouldReportWhatTheNotebookWouldHaveChosenColdAndWarm() {
        Calibration calibration = calibrate(Duration.ofSeconds(2), SETTINGS, UnaryOperator.identity());

        // Cold: 2 ms + 4 ms, so int(2 / 0.006) = 333 iterations, which take 0.1352 s. Warm: 2.4 ms, 833, 0.3352 s.
        assertThat(calibration.naiveCold().iterations()).isEqualTo(333);
        assertThat(calibration.naiveCold().missPercent()).isEqualTo(93.24, within(0.01));
        assertThat(calibration.naiveWarm().iterations()).isEqualTo(833);
        assertThat(calibration.naiveWarm().missPercent()).isEqualTo(83.24, within(0.01));
    }

    @Test
    void shouldRefineOnceWhenTheProofMissesByMoreThanThreePercent() {
        Calibration calibration = calibrate(Duration.ofSeconds(2), SETTINGS, sample -> slowerFrom(sample, 4000, 1.10));

        assertThat(calibration.proofs()).hasSize(2);
        assertThat(calibration.proofs().get(0).iterations()).isEqualTo(4995);
        assertThat(calibration.proofs().get(0).errorPercent()).isEqualTo(10, within(0.01));
        assertThat(calibration.iterations()).as("4995 / 1.1").isEqualTo(4541);
        assertThat(calibration.errorPercent()).isLessThan(0.1);
    }

    @Test
    void shouldNotRefineWithinThreePercent() {
        Calibration calibration = calibrate(Duration.ofSeconds(2), SETTINGS, sample -> slowerFrom(sample, 4000, 1.029));

        assertThat(calibration.proofs()).hasSize(1);
        assertThat(calibration.errorPercent()).isEqualTo(2.9, within(0.01));
    }

    @Test
    void shouldRefineJustPastThreePercent() {
        Calibration calibration = calibrate(Duration.ofSeconds(2), SETTINGS, sample -> slowerFrom(sample, 4000, 1.031));

        assertThat(calibration.proofs()).hasSize(2);
        assertThat(calibration.iterations()).as("4995 / 1.031").isEqualTo(4845);
    }

    @Test
    void shouldRefineOnlyOnceEvenIfItStaysOff() {
        int[] proofs = {0};
        Calibration calibration = calibrate(
                Duration.ofSeconds(2),
                SETTINGS,
                sample -> sample.iterations() < 3000 ? sample : slowerFrom(sample, 3000, proofs[0]++ < 3 ? 1.2 : 1.5));

        assertThat(calibration.proofs()).hasSize(2);
        assertThat(calibration.errorPercent()).as("1.5 / 1.2").isEqualTo(25, within(0.1));
    }

    private static Sample slowerFrom(Sample sample, int iterations, double factor) {
        return sample.iterations() < iterations
                ? sample
                : new Sample(
                        sample.iterations(),
                        sample.wallSeconds() * factor,
                        sample.cpuSeconds() * factor,
                        sample.jitMillis());
    }

    @Test
    void shouldProveAgainButNotShortenTheWorkBecauseAnotherProcessLengthenedTheProof() {
        Calibration calibration = calibrate(
                Duration.ofSeconds(2),
                SETTINGS,
                sample -> new Sample(
                        sample.iterations(),
                        sample.iterations() < 4000 ? sample.wallSeconds() : sample.wallSeconds() * 1.3,
                        sample.cpuSeconds(),
                        sample.jitMillis()));

        assertThat(calibration.proofs())
                .extracting(Calibration.Proof::iterations)
                .containsExactly(4995, 4995);
        assertThat(calibration.errorPercent()).as("by wall time").isEqualTo(30, within(0.01));
    }

    @Test
    void shouldKeepWhatOneIterationComputed() {
        Calibration calibration = calibrate(Duration.ofSeconds(2), SETTINGS, UnaryOperator.identity());

        assertThat(calibration.answersToOneIteration()).containsExactly("answer-1");
    }

    @Test
    void shouldEndTheWarmUpOfATargetThatNeverGetsSteadyAndSaySo() {
        int[] calls = {0};
        Calibration calibration = calibrate(
                Duration.ofSeconds(2),
                new CalibrationSettings(2, Duration.ofSeconds(3), 3, 3),
                sample -> new Sample(
                        sample.iterations(), sample.wallSeconds(), sample.cpuSeconds(), (long) (50 * calls[0]++)));

        assertThat(calibration.warmUp().steady()).isFalse();
        assertThat(calibration.warmUp().seconds()).isBetween(3.0, 4.0);
        assertThat(calibration.warmUp().jitPercent()).isGreaterThan(100);
        assertThat(calibration.iterations()).as("is calibrated all the same").isEqualTo(4995);
    }

    @Test
    void shouldFitByWallTimeWhereATargetTellsNoCpuTime() {
        Calibration calibration = calibrate(
                Duration.ofSeconds(2),
                SETTINGS,
                sample -> new Sample(sample.iterations(), sample.wallSeconds(), null, null));

        assertThat(calibration.fitBasis()).isEqualTo("wall");
        assertThat(calibration.iterations()).isEqualTo(4995);
    }

    /** A group that has used up its part of a period waits for the next; between two requests the client needs a millisecond. */
    private static final class Quota {
        private static final double PERIOD = 0.1;
        private static final long PERIOD_NANOS = 100_000_000;
        private static final long PART_NANOS = 50_000_000;
        private static final long CLIENT_NANOS = 1_000_000;
        private long now;
        private long used;

        private void pass(long nanos) {
            long period = now / PERIOD_NANOS;
            now += nanos;
            used = now / PERIOD_NANOS == period ? used : 0;
        }

        Sample stopped(Sample sample, Double cpuSeconds) {
            pass(CLIENT_NANOS);
            long begin = now;
            for (long left = Math.round(sample.cpuSeconds() * 1e9); left > 0; ) {
                long untilNext = PERIOD_NANOS - now % PERIOD_NANOS;
                long runs = Math.min(left, Math.min(PART_NANOS - used, untilNext));
                used += runs;
                left -= runs;
                pass(used == PART_NANOS ? untilNext : runs);
            }
            return new Sample(sample.iterations(), (now - begin) / 1e9, cpuSeconds, sample.jitMillis());
        }
    }

    @Test
    void shouldNotCountAQuotaTwice() {
        Quota quota = new Quota();
        Calibration calibration =
                calibrate(Duration.ofSeconds(2), 0.5, SETTINGS, sample -> quota.stopped(sample, sample.cpuSeconds()));

        assertThat(calibration.iterations()).isEqualTo(4995);
        assertThat(calibration.errorPercent()).as("by CPU time").isEqualTo(0, within(1e-6));
        assertThat(calibration.proofs()).singleElement().satisfies(proof -> assertThat(proof.medianSeconds())
                .isEqualTo(4, within(Quota.PERIOD)));
    }

    @Test
    void shouldKnowTheShareOfACoreWhereATargetTellsNoCpuTime() {
        Quota quota = new Quota();
        Calibration calibration =
                calibrate(Duration.ofSeconds(2), 0.5, SETTINGS, sample -> quota.stopped(sample, null));

        assertThat(calibration.fitBasis()).isEqualTo("wall");
        assertThat(calibration.iterations()).isCloseTo(4995, withinPercentage(3));
        assertThat(calibration.errorPercent()).isLessThan(3);
        assertThat(calibration.warmUp().steady())
                .as("though a quota stops its requests")
                .isTrue();
        assertThat(calibration.fit().perIterationSeconds())
                .as("what is asked for: wall time is twice as long")
                .isEqualTo(calibration.wallFit().perIterationSeconds() / 2, within(1e-12));
    }

    @Test
    void shouldNotMixCpuAndWallTimeInOneLine() {
        // Wall time is half as much again as CPU time, and every request of the largest count tells no CPU time.
        Calibration calibration = calibrate(Duration.ofSeconds(2), SETTINGS, sample -> {
            boolean fit = sample.iterations() > 100 && sample.iterations() < 2000;
            return new Sample(
                    sample.iterations(),
                    fit ? sample.wallSeconds() * 1.5 : sample.wallSeconds(),
                    fit && sample.iterations() > 600 ? null : sample.cpuSeconds(),
                    sample.jitMillis());
        });

        assertThat(calibration.fitBasis()).isEqualTo("wall");
        assertThat(calibration.fit()).isEqualTo(calibration.wallFit());
    }

    @Test
    void shouldSayThatItFittedCpuTimeAlsoIfTheProofTellsNone() {
        Calibration calibration = calibrate(
                Duration.ofSeconds(2),
                SETTINGS,
                sample -> new Sample(
                        sample.iterations(),
                        sample.wallSeconds() * 1.01,
                        sample.iterations() > 4000 ? null : sample.cpuSeconds(),
                        sample.jitMillis()));

        assertThat(calibration.fitBasis()).isEqualTo("cpu");
        assertThat(calibration.fit().perIterationSeconds()).isEqualTo(0.0004, within(1e-9));
    }

    @Test
    void shouldFitNoFewerIterationsThanRoundingAllows() {
        calibrate(Duration.ofMillis(20), SETTINGS, UnaryOperator.identity());

        assertThat(target.asked)
                .filteredOn(probe -> probe.phase() == CalibrationRequest.Phase.FIT)
                .extracting(CalibrationRequest::iterations)
                .containsExactly(4, 8, 16, 32, 4, 8, 16, 32, 4, 8, 16, 32);
    }

    @Test
    void shouldCalibrateAVeryShortServiceTime() {
        Calibration calibration = calibrate(Duration.ofMillis(20), SETTINGS, UnaryOperator.identity());

        assertThat(calibration.iterations()).as("(20 ms - 2 ms) / 0.4 ms").isEqualTo(45);
    }
}
