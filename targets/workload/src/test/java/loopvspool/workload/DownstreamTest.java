package loopvspool.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownstreamTest {

    private final Downstream downstream = Downstream.at("http://127.0.0.1:9", Slowdown.NONE);

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9", "http://downstream:8080", "http://[::1]:65535"})
    void isAtAHostAndAPort(String text) {
        assertThat(Downstream.at(text, Slowdown.NONE).url()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:9",
                "http://localhost",
                "http://localhost:0",
                "http://localhost:65536",
                "http://:9",
                "http://localhost:9/",
                "http://localhost:9/wait",
                "http://localhost:9?x",
                "http://localhost:9#x",
                "http://somebody@localhost:9",
                "https://localhost:9",
                "http://local host:9"
            })
    void isNowhereElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Downstream.at(text, Slowdown.NONE));
    }

    @Test
    void isAskedByPathAndGivenFiveSecondsMoreThanItTakes() {
        assertThat(downstream.path(1_000)).isEqualTo("/wait/1000");
        assertThat(downstream.limit(1_000)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void readsWhatTheServiceAnswers() {
        Waited answer = Waited.of(1_000, 1_000_400_000);
        assertThat(new String(answer.toJson(), StandardCharsets.UTF_8))
                .isEqualTo("{\"message\":\"Waited 1000 ms\",\"millis\":1000,\"result\":1.0004}");
        assertThat(downstream.heldSeconds(200, answer.toJson())).isEqualTo(1.0004);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{\"result\":",
                "null",
                "[1]",
                "{}",
                "{\"result\":null}",
                "{\"result\":\"1.0\"}",
                "{\"result\":-1}",
                "{\"result\":1e999}",
                "{\"result\":NaN}"
            })
    void takesNothingElseForAnAnswer(String body) {
        RejectedRequest rejected = catchThrowableOfType(
                RejectedRequest.class, () -> downstream.heldSeconds(200, body.getBytes(StandardCharsets.UTF_8)));
        assertThat(rejected.problem()).isEqualTo(badGateway("what came does not say how long it waited"));
    }

    @Test
    void saysWhichStatusItGot() {
        RejectedRequest rejected = catchThrowableOfType(
                RejectedRequest.class,
                () -> downstream.heldSeconds(503, Waited.of(1, 1).toJson()));
        assertThat(rejected.problem()).isEqualTo(badGateway("its status is 503"));
    }

    @Test
    void saysWhatWentWrongWithoutTheWordsOfAnHttpClient() {
        assertThat(downstream.failed(new ConnectException("secret")).problem())
                .isEqualTo(badGateway("it takes no connection"));
        assertThat(downstream.failed(new IOException("secret")).problem())
                .isEqualTo(badGateway("the connection broke, or what came over it is not HTTP"));
        assertThat(downstream.late(1_000).problem())
                .isEqualTo(new Problem(
                        "about:blank",
                        "Gateway Timeout",
                        504,
                        "the downstream service at http://127.0.0.1:9 did not answer within 6000 ms"));
    }

    @Test
    void readsNoBodyThatCannotBeAnAnswer() {
        assertThat(downstream.mayAnswer(200, "57")).isTrue();
        assertThat(downstream.mayAnswer(404, "57")).isFalse();
        assertThat(downstream.mayAnswer(200, null)).isFalse();
        assertThat(downstream.mayAnswer(200, "1000000")).isFalse();
    }

    private static Problem badGateway(String reason) {
        return new Problem(
                "about:blank",
                "Bad Gateway",
                502,
                "the downstream service at http://127.0.0.1:9 did not answer: " + reason);
    }
}
