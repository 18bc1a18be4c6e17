package loopvspool.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearFitTest {
    private static Sample sample(int iterations, double seconds) {
        return new Sample(iterations, seconds, null, null);
    }

    @Test
    void shouldFindTheLineThroughExactSamples() {
        LinearFit fit = LinearFit.of(
                List.of(sample(100, 0.052), sample(200, 0.102), sample(400, 0.202)), sample -> sample.demandSeconds(1));

        assertThat(fit.overheadSeconds()).isEqualTo(0.002, within(1e-12));
        assertThat(fit.perIterationSeconds()).isEqualTo(0.0005, within(1e-12));
        assertThat(fit.rSquared()).isEqualTo(1, within(1e-12));
        assertThat(fit.secondsFor(1000)).isEqualTo(0.502, within(1e-12));
    }

    @Test
    void shouldRoundToTheNearestWholeIteration() {
        LinearFit fit = new LinearFit(0.002, 0.0005, 1);

        assertThat(fit.iterationsFor(2)).isEqualTo(3996);
        assertThat(fit.iterationsFor(0.0522)).isEqualTo(100);
        assertThat(fit.iterationsFor(0.0523)).isEqualTo(101);
    }

    @Test
    void shouldNeverChooseLessThanOneIteration() {
        assertThat(new LinearFit(0.002, 0.0005, 1).iterationsFor(0.001)).isEqualTo(1);
    }

    @Test
    void shouldNotBeTiltedByOneDisturbedSample() {
        List<Sample> samples = List.of(
                sample(100, 0.05),
                sample(100, 0.05),
                sample(100, 0.05),
                sample(200, 0.10),
                sample(200, 0.10),
                sample(200, 0.90));

        assertThat(LinearFit.of(samples, sample -> sample.demandSeconds(1)).perIterationSeconds())
                .isEqualTo(0.0005, within(1e-12));
    }

    /** Samples of a run on 2026-11-24: k, 2k, 4k and 8k iterations of the chain kernel, three rounds. */
    @Test
    void shouldFitRecordedSamplesByEitherTime() throws IOException {
        List<Sample> recorded = recorded();

        LinearFit cpu = LinearFit.of(recorded, sample -> sample.demandSeconds(1));
        LinearFit wall = LinearFit.of(recorded, Sample::wallSeconds);

        assertThat(cpu.perIterationSeconds()).isEqualTo(416.1e-6, within(0.1e-6));
        assertThat(cpu.rSquared()).isGreaterThan(0.9999);
        assertThat(cpu.iterationsFor(2)).isEqualTo(4810);
        assertThat(wall.iterationsFor(2)).isBetween(4762, 4858);
    }

    private static List<Sample> recorded() throws IOException {
        List<Sample> samples = new ArrayList<>();
        try (InputStream csv = LinearFitTest.class.getResourceAsStream("javalin-1x.csv")) {
            new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> {
                        String[] values = line.split(",");
                        samples.add(new Sample(
                                Integer.parseInt(values[0]),
                                Double.parseDouble(values[1]),
                                Double.parseDouble(values[2]),
                                null));
                    });
        }
        return samples;
    }

    @Test
    void shouldRefuseASingleCount() {
        assertThatThrownBy(() -> LinearFit.of(List.of(sample(5, 1), sample(5, 2)), sample -> sample.demandSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two different iteration counts");
    }

    @Test
    void shouldRefuseTimesThatDoNotGrow() {
        assertThatThrownBy(() -> LinearFit.of(List.of(sample(5, 1), sample(10, 1)), sample -> sample.demandSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did not take longer");
    }
}
