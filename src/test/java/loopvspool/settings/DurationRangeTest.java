package loopvspool.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationRangeTest {
    private static final DurationRange SECONDS = new DurationRange(Duration.ofSeconds(1), Duration.ofMinutes(10));
    private static final Pattern EXAMPLE = Pattern.compile("[0-9]+(ms|s|m|h)");

    @ParameterizedTest
    @CsvSource({"1s, 1000", "10m, 600000", "2.5s, 2500", "1500ms, 1500", "90 seconds, 90000"})
    void shouldTakeWhatHasAUnitAndIsWithin(String text, long millis) {
        assertThat(SECONDS.read(text)).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999ms", "601s", "abc", "", "-1s", "2000", "2", "2.5", "0", "300"})
    void shouldTakeNothingElse(String text) {
        assertThat(SECONDS.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "300", "2.5"})
    void shouldAskWhatABareNumberMeans(String text) {
        assertThat(SECONDS.refusal(text)).startsWith("%s what? %sms or %ss".formatted(text, text, text));
        assertThat(SECONDS.refusal(text + "x")).doesNotContain("what?");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 60000, from 1ms to 60s",
        "20, 60000, from 20ms to 60s",
        "1000, 600000, from 1s to 10m",
        "1000, 86400000, from 1s to 24h",
        "1000, 3600000, from 1s to 1h",
        "10, 90000, from 10ms to 90s"
    })
    void shouldSayTheEndsAsPeopleDo(long min, long max, String said) {
        assertThat(range(min, max).refusal("x")).contains(said);
    }

    @ParameterizedTest
    @CsvSource({"1, 60000", "1000, 600000", "1000, 86400000", "3600000, 7200000", "1, 3"})
    void shouldGiveExamplesThatAreAllowed(long min, long max) {
        DurationRange range = range(min, max);
        String examples = range.refusal("x").split("such as ")[1];

        assertThat(EXAMPLE.matcher(examples).results().map(MatchResult::group))
                .hasSize(2)
                .allSatisfy(
                        example -> assertThat(range.read(example)).as(example).isPresent());
    }

    private static DurationRange range(long min, long max) {
        return new DurationRange(Duration.ofMillis(min), Duration.ofMillis(max));
    }
}
