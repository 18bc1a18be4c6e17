package loopvspool.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookalikeSettingsTest {
    private static String environment(String name, String value) {
        return LookalikeSettings.warning(Map.of(name, value), Map.of()).orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "LAB_USERS, 7, -Dlab.users=7",
        "LAB_SERVICE_TIME, 2s, -Dlab.serviceTime=2s",
        "LAB_CALIBRATION_WARMUPLIMIT, 1s, -Dlab.calibration.warmUpLimit=1s",
        "LAB_USRES, 7, -Dlab.users=7",
        "LAB_TARGET_MINE_URL, http://localhost:1, -Dlab.target.mine.url=http://localhost:1"
    })
    void shouldSayWhatToWriteInThePlaceOfAVariable(String name, String value, String property) {
        assertThat(environment(name, value)).contains(name + " in the environment", property);
    }

    @Test
    void shouldNameAVariableThatIsLikeNoSetting() {
        assertThat(environment("LAB_FOO", "1"))
                .contains("LAB_FOO", "like no setting")
                .doesNotContain("-Dlab.f");
    }

    @Test
    void shouldNameAllOfThemInOneLine() {
        assertThat(LookalikeSettings.warning(
                        Map.of("LAB_USERS", "7\n8", "LAB_FOO", "1", "PATH", "/bin"), Map.of("labuser", "4")))
                .hasValueSatisfying(line -> assertThat(line)
                        .contains("LAB_USERS", "LAB_FOO", "for -Dlabuser say -Dlab.users=4")
                        .doesNotContain("PATH", "\n"));
    }

    @Test
    void shouldSayNothingOfWhatIsASettingOrNothingLikeOne() {
        assertThat(LookalikeSettings.warning(
                        Map.of("LABEL", "x", "PATH", "/bin", "lab_x", "1"),
                        Map.of("lab.users", "4", "label", "x", "java.home", "/")))
                .isEmpty();
    }

    @Test
    void shouldKnowTheVariablesThatTellContainersSomething() {
        Map<String, String> environment = Map.of("LAB_KERNEL", "matrix", "LAB_USERS", "7");

        assertThat(LookalikeSettings.warning(environment, Map.of("lab.launcher", "docker")))
                .hasValueSatisfying(
                        line -> assertThat(line).contains("LAB_USERS").doesNotContain("LAB_KERNEL"));
        assertThat(LookalikeSettings.warning(environment, Map.of()))
                .hasValueSatisfying(line -> assertThat(line).contains("LAB_USERS", "LAB_KERNEL"));
    }

    @Test
    void shouldShowNoPassword() {
        assertThat(environment("LAB_POSTGRES_URL", "postgresql://lab:s3cret@db:5432/lab"))
                .contains("lab.postgres.url")
                .doesNotContain("s3cret");
    }
}
