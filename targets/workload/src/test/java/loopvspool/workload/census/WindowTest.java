package loopvspool.workload.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopvspool.workload.RejectedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class WindowTest {

    @ParameterizedTest
    @NullAndEmptySource
    void isNoneWhereNothingIsAskedFor(String query) {
        assertThat(Window.of(query)).isEqualTo(new Window(null, null));
        assertThat(Window.of(query).holds(ForgedSample.at(1))).isFalse();
    }

    @Test
    void takesItsEndsInAnyOrderAndEncoding() {
        assertThat(Window.of("since=5&until=7")).isEqualTo(new Window(5L, 7L));
        assertThat(Window.of("until=%37&s%69nce=05")).isEqualTo(new Window(5L, 7L));
        assertThat(Window.of("since=999999999999999999")).isEqualTo(new Window(999_999_999_999_999_999L, null));
    }

    @Test
    void holdsBothItsEnds() {
        Window window = Window.of("since=5&until=7");
        assertThat(window.holds(ForgedSample.at(4))).isFalse();
        assertThat(window.holds(ForgedSample.at(5))).isTrue();
        assertThat(window.holds(ForgedSample.at(7))).isTrue();
        assertThat(window.holds(ForgedSample.at(8))).isFalse();
        assertThat(Window.of("since=5").holds(ForgedSample.at(Long.MAX_VALUE))).isTrue();
        assertThat(Window.of("until=5").holds(ForgedSample.at(5))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "since=abc         | since must be a time in whole microseconds since 1970-01-01T00:00Z,"
                        + " up to 18 decimal digits, but is \"abc\"",
                "until=-1&since=1  | until must be a time in whole microseconds since 1970-01-01T00:00Z,"
                        + " up to 18 decimal digits, but is \"-1\"",
                "since=%zz         | since must be a time in whole microseconds since 1970-01-01T00:00Z,"
                        + " up to 18 decimal digits, but is \"%zz\"",
                "since=9&until=8   | until must be the time of since, 9, or later, but is \"8\"",
                "since=9&since=8   | since must be given once, but is there more than once",
                "since=9&          | unknown parameter \"\": known are since and until",
                "sicne=9           | unknown parameter \"sicne\": known are since and until",
            },
            quoteCharacter = '`')
    void saysWhatIsWrongAndWhatIsAllowed(String query, String message) {
        assertThatThrownBy(() -> Window.of(query))
                .isInstanceOf(RejectedRequest.class)
                .hasMessage(message);
    }
}
