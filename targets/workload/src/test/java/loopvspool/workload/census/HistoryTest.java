package loopvspool.workload.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void keepsTheLastSamplesOldestFirst() {
        History history = new History(3);
        LongStream.rangeClosed(1, 5).mapToObj(ForgedSample::at).forEach(history::add);
        assertThat(history.fromMicros()).isEqualTo(3);
        assertThat(history.in(new Window(0L, null)))
                .extracting(Sample::atMicros)
                .containsExactly(3L, 4L, 5L);
        assertThat(history.in(new Window(4L, 4L))).extracting(Sample::atMicros).containsExactly(4L);
    }
}
