package loopvspool.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import loopvspool.prediction.Discipline.OneAtATime;
import loopvspool.prediction.Discipline.Pool;
import loopvspool.prediction.Discipline.SharedCores;
import loopvspool.prediction.Discipline.Unlimited;
import org.junit.jupiter.api.Test;

/** Hand-computed waits beside bursts of requests of 1 s, with a ping each second from 0.5 s on. */
class BystanderPredictionTest {
    private static BystanderPrediction behind(Discipline discipline, int users, int handlers, int pings) {
        return BystanderPrediction.behind(discipline, users, handlers, 1, new Arrivals(1, pings), 1);
    }

    private static void expect(BystanderPrediction actual, double median, double max, int late) {
        assertThat(actual.medianSeconds()).as("median").isEqualTo(median, within(1e-9));
        assertThat(actual.maxSeconds()).as("longest").isEqualTo(max, within(1e-9));
        assertThat(actual.overLimit()).as("late").isEqualTo(late);
    }

    @Test
    void shouldWaitForTheWholeBacklogOfABlockedLoop() {
        // Free at 9 s; waits of 8.5, 7.5, … 0.5 s.
        expect(behind(new OneAtATime(), 9, 1, 9), 4.5, 8.5, 8);
    }

    @Test
    void shouldWaitUntilAPoolHasTakenTheLastRequest() {
        // Two at a time: the ninth is taken at 4 s, and the other worker is free. Waits of 3.5, 2.5, 1.5, 0.5, 0 s.
        expect(behind(new Pool(2), 9, 2, 5), 1.5, 3.5, 3);
        // Eight: both are busy until 4 s.
        expect(behind(new Pool(2), 8, 2, 4), 2, 3.5, 3);
    }

    @Test
    void shouldWaitForAWaveThatSharesTheCores() {
        // Four at a time on two cores: waves end at 2 s and 4 s, then the ninth is taken. Waits as above.
        expect(behind(new SharedCores(4, 2), 9, 4, 5), 1.5, 3.5, 3);
    }

    @Test
    void shouldNotWaitWhereAWorkerIsFree() {
        expect(behind(new Pool(4), 3, 4, 1), 0, 0, 0);
        expect(behind(new Unlimited(), 9, Integer.MAX_VALUE, 1), 0, 0, 0);
    }

    @Test
    void shouldWaitForHandlersThatThemselvesWaitForAConnection() {
        // Four handlers share two connections: the sixth of nine is complete at 3 s, then no request is left to take.
        expect(behind(new Pool(2), 9, 4, 5), 0.5, 2.5, 2);
    }

    @Test
    void shouldNotWaitBesideProperUse() {
        assertThat(BystanderPrediction.beside()).isEqualTo(new BystanderPrediction(0, 0, 0));
    }
}
