package loopvspool.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateSettingsTest {
    private static LabSettings read(String key, String value) {
        return LabSettings.of(Map.of(key, value), List.of("vertx"), List.of("vertx"), List.of("cpu-burst"));
    }

    @Test
    void shouldGiveEachKeyToItsOwnGate() {
        GateSettings gates = LabSettings.of(
                        Map.ofEntries(
                                Map.entry("lab.gates.calibration", "1"),
                                Map.entry("lab.gates.wrongCalibration", "2"),
                                Map.entry("lab.gates.kernelsDiffer", "3"),
                                Map.entry("lab.gates.startSpread", "4"),
                                Map.entry("lab.gates.shortOfCpu", "5.5"),
                                Map.entry("lab.gates.otherSpeed", "6"),
                                Map.entry("lab.gates.littlesLaw", "7"),
                                Map.entry("lab.gates.injectorCpu", "8"),
                                Map.entry("lab.gates.pressure", "9"),
                                Map.entry("lab.gates.steal", "10"),
                                Map.entry("lab.gates.neighbours", "11"),
                                Map.entry("lab.gates.throttled", "12"),
                                Map.entry("lab.gates.garbage", "13"),
                                Map.entry("lab.gates.injectorLate", "250ms")),
                        List.of("vertx"),
                        List.of("vertx"),
                        List.of("cpu-burst"))
                .gates();

        assertThat(gates)
                .isEqualTo(new GateSettings(1, 2, 3, 4, 5.5, 6, 7, 8, 9, 10, 11, 12, 13, Duration.ofMillis(250)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.09", "101", "100.1", "-5", "five", "5%", "", "NaN", "1e2", "١"})
    void shouldRefuseWhatIsNoPercentage(String value) {
        SettingError error = catchThrowableOfType(SettingError.class, () -> read("lab.gates.steal", value));

        assertThat(error.lines())
                .containsExactly("lab.gates.steal=" + value
                        + ": must be a percentage from 0.1 to 100, such as 5 or 2.5, without a sign");
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.1", "100, 100", " 7 , 7"})
    void shouldTakeTheEndsOfTheRange(String value, double percent) {
        assertThat(read("lab.gates.steal", value).gates().stealPercent()).isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({"invalid, false, false, true", "suspect, false, true, true", "never, false, false, false"})
    void shouldFailFromTheVerdictOnThatTheUserNames(String failOn, boolean valid, boolean suspect, boolean invalid) {
        FailOn read = read("lab.failOn", failOn).failOn();

        assertThat(read.fails("VALID")).isEqualTo(valid);
        assertThat(read.fails("SUSPECT")).isEqualTo(suspect);
        assertThat(read.fails("INVALID")).isEqualTo(invalid);
    }

    @Test
    void shouldFailOnAnInvalidRunUnlessTheUserSaysOtherwise() {
        assertThat(read("lab.users", "3").failOn()).isEqualTo(FailOn.INVALID);
    }

    @Test
    void shouldNameTheWordsThatThereAre() {
        SettingError error = catchThrowableOfType(SettingError.class, () -> read("lab.failOn", "ivalid"));

        assertThat(error.lines())
                .containsExactly("lab.failOn=ivalid: must be one of invalid, suspect, never. Did you mean invalid?");
    }
}
