package loopvspool.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateSettingsTest {
    private static LabSettings read(String key, String value) {
        return LabSettings.of(Map.of(key, value), List.of("vertx"), List.of("vertx"), List.of("cpu-burst"));
    }

    static Stream<Arguments> limits() {
        return Arrays.stream(GateSettings.class.getRecordComponents())
                .map(limit -> Arguments.of(limit.getName().replaceFirst("Percent$", ""), limit));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void shouldGiveEachKeyToItsOwnLimitAndToNoOther(String key, RecordComponent changed) throws Exception {
        String value = changed.getType() == Duration.class ? "123ms" : "7";
        Object expected = changed.getType() == Duration.class
                ? Duration.ofMillis(123)
                : changed.getType() == int.class ? (Object) 7 : (Object) 7.0;

        GateSettings gates = read("lab.gates." + key, value).gates();

        for (RecordComponent limit : GateSettings.class.getRecordComponents()) {
            assertThat(limit.getAccessor().invoke(gates))
                    .as(limit.getName())
                    .isEqualTo(
                            limit.getName().equals(changed.getName())
                                    ? expected
                                    : limit.getAccessor().invoke(GateSettings.byDefault()));
        }
    }

    @Test
    void shouldHaveALimitForEachKeyUnderGates() {
        assertThat(LabSettings.defaults().getConfig("lab.gates").root().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        limits().map(limit -> (String) limit.get()[0]).toList());
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
