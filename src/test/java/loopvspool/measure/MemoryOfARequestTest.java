package loopvspool.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import loopvspool.experiment.Step;
import loopvspool.record.Exchange;
import loopvspool.sut.Processes;
import org.junit.jupiter.api.Test;

/**
 * Every request of a run is kept until its end, so what one takes decides how many a heap holds (docs/method.md). HeapIT shows that,
 * in minutes; this sees in a second when one takes more.
 */
class MemoryOfARequestTest {
    private static final int USERS = 1_000;
    private static final int STEPS = 30;
    /** It is 343 where pointers are compressed, and some 100 more where they are not. */
    private static final int MOST_BYTES = 600;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();

    /** As vertx and javalin answer. */
    private static String body(int seat) {
        long start = Forged.START + seat;
        return String.format(Locale.ROOT, """
                {"message":"Waited 200 ms for another service","result":0.2%05d,"cpuSeconds":0.0000%02d,"iterations":null,"answer":null,\
                "thread":"vert.x-eventloop-thread-0","startedAtMicros":%d,"endedAtMicros":%d,"inFlight":%d,"jitMillis":1234,\
                "gcMillis":56,"waitedMillis":200,"downstreamSeconds":0.2%05d}""", seat, seat % 100, start, start + 200_000, seat + 1, seat);
    }

    private long used() {
        // What one collection finds unreachable, the next one may still have to clear.
        for (int i = 0; i < 3; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static void run(Recorder recorder, Step step) {
        for (int seat = 0; seat < USERS; seat++) {
            Exchange exchange = new Exchange(seat, 0, 200);
            exchange.answered(Forged.START / 1000, Forged.START / 1000 + 201, 200, body(seat));
            recorder.ended(step, exchange);
        }
    }

    @Test
    void shouldKeepOfARequestNoMoreThanItsRow() {
        List<Step> steps = IntStream.rangeClosed(0, STEPS)
                .mapToObj(number -> Forged.step().number(number).users(USERS).build())
                .toList();
        Recorder recorder = new Recorder(steps, target -> Processes.NOT_KNOWN, done -> {});
        run(recorder, steps.get(0));
        long before = used();

        steps.subList(1, steps.size()).forEach(step -> run(recorder, step));

        double bytes = (used() - before) / (double) (STEPS * USERS);
        assertThat(recorder.complete()).as("what is kept").hasSize(1 + STEPS);
        assertThat(bytes).as("bytes of one request").isLessThanOrEqualTo(MOST_BYTES);
    }
}
