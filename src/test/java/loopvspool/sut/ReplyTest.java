package loopvspool.sut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

    @Test
    void shouldReadTheContractsReply() {
        Reply reply = Reply.parse("""
                {"message": "Duration of 57 iterations", "result": 2.003, "cpuSeconds": 2.001, "iterations": 57,
                 "answer": "a1b2c3", "thread": "vert.x-eventloop-thread-0", "startedAtMicros": 1795510913852516,
                 "endedAtMicros": 1795510915855516, "inFlight": 3, "jitMillis": 1771, "gcMillis": 4, "pid": 4242}
                """);

        assertThat(reply)
                .isEqualTo(new Reply(
                        "Duration of 57 iterations",
                        2.003,
                        2.001,
                        57,
                        "a1b2c3",
                        "vert.x-eventloop-thread-0",
                        1795510913852516L,
                        1795510915855516L,
                        3,
                        1771L,
                        4L,
                        null,
                        null,
                        4242L));
    }

    @Test
    void shouldReadTheNotebooksReplyAndLeaveTheRestOpen() {
        assertThat(Reply.parse("{\"message\": \"Duration\", \"result\": 1.61}"))
                .isEqualTo(new Reply(
                        "Duration", 1.61, null, null, null, null, null, null, null, null, null, null, null, null));
    }

    @Test
    void shouldReadTheReplyToWorkThatWaits() {
        Reply reply = Reply.parse("""
                {"message": "Waited 1000 ms", "result": 1.003, "iterations": null, "waitedMillis": 1000,
                 "downstreamSeconds": 1.0004}
                """);

        assertThat(reply.done(Work.IO)).isEqualTo(1000);
        assertThat(reply.done(Work.CPU)).isNull();
        assertThat(reply.downstreamSeconds()).isEqualTo(1.0004);
    }

    @ParameterizedTest
    @ValueSource(strings = {"57", "57.0", "5.7e1", "\"57\"", "57.000"})
    void shouldReadACountHoweverItIsWritten(String iterations) {
        assertThat(Reply.parse(
                        "{\"result\": 1, \"iterations\": " + iterations + ", \"startedAtMicros\": 1795510913852516.0}"))
                .returns(57, Reply::iterations)
                .returns(1795510913852516L, Reply::startedAtMicros);
    }

    @ParameterizedTest
    @ValueSource(strings = {"57.5", "1e99", "1e999999999", "true", "{}", "[57]", "\"many\""})
    void shouldRefuseWhatIsNoCount(String iterations) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reply.parse("{\"result\": 1, \"iterations\": " + iterations + "}"));
    }

    @Test
    void shouldReadWhatStandsBehindAByteOrderMark() {
        assertThat(Reply.parse("\uFEFF{\"result\": 1.5}").result()).isEqualTo(1.5);
    }

    @Test
    void shouldTakeNullForWhatATargetDoesNotTell() {
        assertThat(Reply.parse("{\"result\": 1, \"cpuSeconds\": null, \"inFlight\": null}")
                        .cpuSeconds())
                .isNull();
    }

    @Test
    void shouldIgnoreFieldsItDoesNotKnow() {
        assertThat(Reply.parse("{\"result\": 0.5, \"colour\": {\"red\": [1, 2]}}")
                        .result())
                .isEqualTo(0.5);
    }

    @Test
    void shouldTakeAHandlerThatTookNoMeasurableTime() {
        assertThat(Reply.parse("{\"result\": 0}").result()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"message\": \"Duration\"}",
                "{\"result\": null}",
                "{\"result\": -0.001}",
                "{\"result\": \"NaN\"}",
                "{\"result\": 1e999}",
                "null"
            })
    void shouldRefuseAReplyWithoutAResultInSeconds(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reply.parse(json))
                .withMessage("the reply has no result in seconds: " + json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Duration of 57 iterations",
                "<html>502 Bad Gateway</html>",
                "{\"result\": 1",
                "[1, 2]",
                "2.003",
                "{\"result\": \"soon\"}",
                "{\"result\": 1, \"iterations\": 4000000000}"
            })
    void shouldRefuseWhatIsNotTheContractsJson(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reply.parse(text))
                .withMessage("the reply is not the contract's JSON: " + text);
    }

    @Test
    void shouldShowNoMoreOfALongReplyThanTheBeginning() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reply.parse("x".repeat(10_000)))
                .withMessage("the reply is not the contract's JSON: " + "x".repeat(200) + "…");
    }
}
