package loopvspool.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpuSetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 | [0]",
                "0-1,3 | 0-1,3 | [0, 1, 3]",
                "'5, 0-2' | 5,0-2 | [0, 1, 2, 5]",
                "1,1-2,2 | 1,1-2,2 | [1, 2]"
            })
    void shouldCountCoresOnce(String given, String text, String numbers) {
        CpuSet cpus = CpuSet.parse(given).orElseThrow();

        assertThat(cpus.text()).isEqualTo(text);
        assertThat(cpus.numbers()).hasToString(numbers);
        assertThat(cpus.cores()).isEqualTo(numbers.split(",").length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "all", "-1", "3-1", "0,", "0-1-2", "0.5", "99999"})
    void shouldRefuseWhatIsNoListOfCores(String given) {
        assertThat(CpuSet.parse(given)).isEmpty();
    }
}
