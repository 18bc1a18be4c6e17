package loopvspool.sut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetIdentityTest {
    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void shouldKeepAllThatATargetSaysOfItself() throws Exception {
        JsonNode ping = json("{\"message\": \"pong\", \"pid\": 8512, \"cores\": 2, \"kernel\": \"chain\"}");

        assertThat(TargetIdentity.of(ping)).isEqualTo(new TargetIdentity(8512, 2, OptionalInt.empty(), ping));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"cores\": 0}", "{\"cores\": -2}", "{\"cores\": \"two\"}", "[]", "{\"cores\": null}"})
    void shouldRefuseATargetThatDoesNotKnowItsCores(String ping) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetIdentity.of(json(ping)))
                .withMessageContaining("how many cores");
    }

    @Test
    void shouldKnowThePortOfTheCensus() throws Exception {
        assertThat(TargetIdentity.of(json("{\"cores\": 2, \"censusPort\": 40123}"))
                        .censusPort())
                .hasValue(40123);
        assertThat(TargetIdentity.of(json("{\"cores\": 2, \"censusPort\": null}"))
                        .censusPort())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65536", "\"40123\"", "1.5", "99999999999", "[]"})
    void shouldRefuseACensusPortThatIsNone(String port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetIdentity.of(json("{\"cores\": 2, \"censusPort\": " + port + "}")))
                .withMessageContaining("a port from 1 to 65535, null or absent, not " + port);
    }
}
