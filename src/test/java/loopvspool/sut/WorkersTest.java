package loopvspool.sut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

    @ParameterizedTest(name = "{0} on {1} cores")
    @CsvSource({
        "4, 1, 4",
        "4, 8, 4",
        "1, 2, 1",
        "cores, 1, 1",
        "cores, 8, 8",
        "2 * cores, 2, 4",
        "2*cores, 8, 16",
        "' 3  *  cores ', 2, 6",
        "999999, 2, 999999"
    })
    void shouldCountFixedNumbersAndMultiplesOfTheCores(String text, int cores, int count) {
        Workers workers = Workers.parse(text);

        assertThat(workers.count(cores)).isEqualTo(count);
        assertThat(workers.isUnbounded()).isFalse();
    }

    @Test
    void shouldKnowThatNothingMayLimitThem() {
        Workers workers = Workers.parse("unbounded");

        assertThat(workers.isUnbounded()).isTrue();
        assertThat(workers.count(2)).isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "0 * cores",
                "foo",
                "",
                " ",
                "cores * 2",
                "2 cores",
                "1.5 * cores",
                "core",
                "Cores",
                "2 * unbounded",
                "1000000",
                "4 4"
            })
    void shouldRefuseEverythingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Workers.parse(text))
                .withMessage(text);
    }
}
