package loopvspool.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import loopvspool.prediction.Source.Feedback;
import loopvspool.prediction.Source.Trace;
import org.junit.jupiter.api.Test;

class RequestTimesTest {
    private static RequestTimes onTwoWorkers(Source source) {
        Program pool =
                Programs.pool(new Resource("workers", 2), new Resource("connections", Resource.UNLIMITED), Cost.NONE);
        return RequestTimes.of(Simulation.of(new RequestStream(source, Demand.waiting(1), pool), Machine.of(2)));
    }

    @Test
    void shouldSayOfEachRequestOfABurstWhenItsServiceBeginsAndEnds() {
        RequestTimes times = onTwoWorkers(Trace.burst(5));

        assertThat(times.waits()).containsExactly(0, 0, 1, 1, 2);
        assertThat(times.responses()).containsExactly(1, 1, 2, 2, 3);
    }

    @Test
    void shouldCountFromTheIntendedSendOfEachOfAUsersRequests() {
        RequestTimes times = onTwoWorkers(Feedback.sequence(3));

        assertThat(times.waits()).containsExactly(0, 0, 0);
        assertThat(times.responses()).containsExactly(1, 1, 1);
    }

    @Test
    void shouldBeInTheOrderOfTheAnswersNotOfTheArrivals() {
        double[] arrivals = {0, 0.25, 5};
        RequestTimes times = onTwoWorkers(new Trace(arrivals));

        assertThat(IntStream.range(0, 3).mapToDouble(k -> arrivals[k] + times.responses()[k]))
                .isSorted()
                .containsExactly(1.0, 1.25, 6.0);
    }

    /** A hash over all requests, for each of them that ends, made a burst of 10,000 hash 200 million numbers under load. */
    @Test
    void shouldNotLookAtEachRequestForItsHash() {
        RequestTimes one = new RequestTimes(new double[] {0, 0, 0}, new double[] {1, 2, 3});
        RequestTimes same = new RequestTimes(new double[] {0, 0, 0}, new double[] {1, 2, 3});
        RequestTimes other = new RequestTimes(new double[] {0, 0.5, 0}, new double[] {1, 2.5, 3});

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(one).isNotEqualTo(other).hasSameHashCodeAs(other);
    }
}
