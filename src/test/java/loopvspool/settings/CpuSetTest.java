package loopvspool.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
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
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0", "1,0,2 | 0-2", "5,0-1,3 | 0-1,3,5", "7,6 | 6-7"})
    void shouldWriteCoresAsLinuxDoes(String given, String text) {
        assertThat(CpuSet.of(CpuSet.parse(given).orElseThrow().numbers())
                        .orElseThrow()
                        .text())
                .isEqualTo(text);
    }

    @Test
    void shouldPutCoresTogether() {
        CpuSet both = CpuSet.parse("0,2").orElseThrow().and(CpuSet.parse("1-2").orElseThrow());

        assertThat(both.text()).isEqualTo("0-2");
        assertThat(CpuSet.of(Set.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "all", "-1", "3-1", "0,", "0-1-2", "0.5", "99999"})
    void shouldRefuseWhatIsNoListOfCores(String given) {
        assertThat(CpuSet.parse(given)).isEmpty();
    }
}
