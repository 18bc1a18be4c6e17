package loopvspool.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkTest {

    private final Work work = new Work(Kernel.ALL.get(0), Slowdown.NONE);

    @Test
    void repliesWithTheAnswerOfTheKernelInSixteenDigits() {
        assertThat(work.run(1).answer()).isEqualTo("d457225786af4adb");
        assertThat(work.run(1).message()).isEqualTo("Duration of 1 iteration");
        assertThat(work.run(2).message()).isEqualTo("Duration of 2 iterations");
    }

    @Test
    void endIsTheStartAndTheMeasuredTime() {
        Reply reply = work.run(10);
        assertThat(reply.endedAtMicros() - reply.startedAtMicros()).isEqualTo((long) (reply.result() * 1e9) / 1_000);
        assertThat(reply.thread()).isEqualTo(Thread.currentThread().getName());
    }

    @Test
    void countsItselfInAndOut() {
        assertThat(work.run(1).inFlight()).isOne();
        assertThat(work.run(1).inFlight()).isOne();
        int most = IntStream.range(0, 40)
                .parallel()
                .map(request -> work.run(20).inFlight())
                .max()
                .orElseThrow();
        assertThat(most).isBetween(1, 40);
        assertThat(work.run(1).inFlight()).isOne();
    }

    @Test
    void callIsCountedFromItsBeginningUntilItIsClosed() {
        try (WorkInFlight first = work.begin();
                WorkInFlight second = work.begin()) {
            assertThat(first.waited(5, 0.5).inFlight()).isOne();
            assertThat(second.waited(5, 0.5).inFlight()).isEqualTo(2);
            assertThat(work.run(1).inFlight()).isEqualTo(3);
        }
        assertThat(work.run(1).inFlight()).isOne();
    }

    @Test
    void replyToACallHasNothingOfTheKernelAndCpuTimeOnlyWhereTheThreadStayedWithIt() {
        try (WorkInFlight call = work.begin()) {
            Reply waited = call.waited(5, 0.005);
            assertThat(waited.message()).isEqualTo("Waited 5 ms");
            assertThat(waited.iterations()).isNull();
            assertThat(waited.answer()).isNull();
            assertThat(waited.waitedMillis()).isEqualTo(5);
            assertThat(waited.downstreamSeconds()).isEqualTo(0.005);
            assertThat(waited.thread()).isEqualTo(Thread.currentThread().getName());
            assertThat(waited.cpuSeconds()).isNull();
        }
        try (WorkInFlight call = work.beginOnThisThread()) {
            assertThat(call.blocked(5, 0.005).cpuSeconds()).isNotNull();
        }
    }

    @Test
    void writesTheFieldsOfAReplyInTheirOrderAndNullWhereNothingIsKnown() {
        Reply reply = new Reply("m", 1.5, null, 3, "0f", "t", 10, 20, 1, null, 0, null, null);
        assertThat(new String(reply.toJson(), StandardCharsets.UTF_8))
                .isEqualTo("{\"message\":\"m\",\"result\":1.5,\"cpuSeconds\":null,\"iterations\":3,\"answer\":\"0f\","
                        + "\"thread\":\"t\",\"startedAtMicros\":10,\"endedAtMicros\":20,\"inFlight\":1,"
                        + "\"jitMillis\":null,\"gcMillis\":0,\"waitedMillis\":null,\"downstreamSeconds\":null}");
    }
}
