package loopvspool.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import loopvspool.prediction.Expected;
import loopvspool.prediction.Prediction;
import loopvspool.prediction.PredictionFixture;
import loopvspool.prediction.Quantity;
import loopvspool.prediction.RequestTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
    /** Makespan 20 s, mean 10 s: numbers of which 10 % is exact. */
    private static final Prediction PREDICTED = PredictionFixture.predicted("2 at a time", 20, 10, 2);

    private static Verdict verdict(double makespan, double mean, Integer workers) {
        return Verdict.of(PREDICTED, measured(makespan, mean, workers));
    }

    private static Measurement measured(double makespan, double mean, Integer workers) {
        Map<Quantity, Double> values = new EnumMap<>(Map.of(Quantity.MAKESPAN, makespan, Quantity.MEAN_RESPONSE, mean));
        if (workers != null) {
            values.put(Quantity.PEAK_CONCURRENCY, workers.doubleValue());
        }
        return new Measurement(4, 0, values, 0, new HandlerTimes(0, 1, null, null, null));
    }

    @ParameterizedTest(name = "makespan {0} s, mean {1} s, workers {2}")
    @CsvSource({"20, 10, 2", "22, 10, 2", "18, 10, 2", "20, 11, 2", "20, 9, 2", "22, 9, 2", "20, 10, "})
    void shouldMatchUpToTenPercentEitherWay(double makespan, double mean, Integer workers) {
        Verdict verdict = verdict(makespan, mean, workers);

        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.match()).isTrue();
        assertThat(verdict.text()).isEqualTo("MATCH");
    }

    /** 2.2 - 2 is a little more than 0.2 in binary; a user sees 10 %. */
    @ParameterizedTest(name = "{1} s for {0} s")
    @CsvSource({"2, 2.2", "1, 1.1", "4, 4.4", "0.2, 0.22", "0.6, 0.54", "18, 19.8", "10, 9"})
    void shouldMatchAtExactlyTenPercentWhateverTheRounding(double predicted, double measured) {
        Verdict verdict = Verdict.of(
                PredictionFixture.predicted("2 at a time", predicted, predicted, 2), measured(measured, measured, 2));

        assertThat(verdict.text()).isEqualTo("MATCH");
    }

    @ParameterizedTest(name = "{1} s for {0} s")
    @CsvSource({"2, 2.200001", "0.2, 0.179999"})
    void shouldDifferAMicrosecondPastTenPercent(double predicted, double measured) {
        Verdict verdict = Verdict.of(
                PredictionFixture.predicted("2 at a time", predicted, predicted, 2), measured(measured, measured, 2));

        assertThat(verdict.match()).isFalse();
    }

    @ParameterizedTest(name = "makespan {0} s, mean {1} s, workers {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    22.01 | 10   | 2 | DIFFERS: makespan +10.1 %
                    17.99 | 10   | 2 | DIFFERS: makespan -10.1 %
                    20    | 11.5 | 2 | DIFFERS: mean +15 %
                    20    | 5    | 2 | DIFFERS: mean -50 %
                    40    | 10   | 2 | DIFFERS: makespan +100 %
                    20    | 10   | 1 | DIFFERS: peak concurrency 1, not 2
                    20    | 10   | 3 | DIFFERS: peak concurrency 3, not 2
                    40    | 25   | 1 | DIFFERS: makespan +100 %, mean +150 %, peak concurrency 1, not 2
                    """)
    void shouldSayWhatDiffersAndByHowMuch(double makespan, double mean, Integer workers, String text) {
        Verdict verdict = verdict(makespan, mean, workers);

        assertThat(verdict.match()).isFalse();
        assertThat(verdict.text()).isEqualTo(text);
    }

    @Test
    void shouldMatchWithFewerWorkersThanInTheBestCaseButNotWithMore() {
        Prediction best = PredictionFixture.atMost(PREDICTED);

        assertThat(Verdict.of(best, measured(20, 10, 1)).text()).isEqualTo("MATCH");
        assertThat(Verdict.of(best, measured(40, 20, 1)).text()).isEqualTo("MATCH");
        assertThat(Verdict.of(best, measured(60, 20, 1)).text()).isEqualTo("DIFFERS: makespan +50 %");
        assertThat(Verdict.of(best, measured(20, 10, 3)).text()).isEqualTo("DIFFERS: peak concurrency 3, not 1 to 2");
    }

    @Test
    void shouldSayTheSameInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(verdict(40, 25, 1).text())
                    .isEqualTo("DIFFERS: makespan +100 %, mean +150 %, peak concurrency 1, not 2");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest(name = "{0} s where 20 to 30 s are predicted")
    @CsvSource({"18, true, 0", "20, true, 0", "27, true, 0", "33, true, 0", "36, false, 20", "16, false, -20"})
    void shouldMatchWithinARangeAndTenPercentBeyond(double makespan, boolean match, int percent) {
        Prediction range = new Prediction(
                "4 at a time, sharing 2 cores",
                false,
                Map.of(Quantity.MAKESPAN, new Expected(20, 20, 30)),
                RequestTimes.NONE);

        Verdict verdict = Verdict.of(range, measured(makespan, 10, null));

        assertThat(verdict.match()).isEqualTo(match);
        assertThat(verdict.differences())
                .hasSize(match ? 0 : 1)
                .allMatch(text -> text.contains("%+d %%".formatted(percent)));
    }
}
