package loopvspool.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Hand-computed waits beside bursts of requests of 1 s, with a ping each second from 0.5 s on. */
class ProbePredictionTest {
    private static final Resource NO_DATABASE = new Resource("connections", Resource.UNLIMITED);

    /** Requests that compute. */
    private static ProbePrediction behind(int workers, int cores, int users, int pings) {
        return behind(Demand.compute(1), new Resource("workers", workers), NO_DATABASE, cores, users, pings);
    }

    private static ProbePrediction behind(
            Demand demand, Resource workers, Resource connections, int cores, int users, int pings) {
        RequestStream burst =
                new RequestStream(Source.Trace.burst(users), demand, Programs.pool(workers, connections, Cost.NONE));
        RequestStream probes =
                new RequestStream(new Arrivals(1, pings).trace(), Demand.of(), Programs.probe(workers, Cost.NONE));
        return ProbePrediction.of(
                Simulation.of(List.of(burst, probes), Machine.of(cores)).get(1), 1);
    }

    private static void expect(ProbePrediction actual, double median, double max, int late) {
        assertThat(actual.medianSeconds()).as("median").isEqualTo(median, within(1e-9));
        assertThat(actual.maxSeconds()).as("longest").isEqualTo(max, within(1e-9));
        assertThat(actual.overLimit()).as("late").isEqualTo(late);
    }

    @Test
    void shouldWaitForTheWholeBacklogOfABlockedLoop() {
        // Free at 9 s; waits of 8.5, 7.5, … 0.5 s.
        expect(behind(1, 2, 9, 9), 4.5, 8.5, 8);
    }

    @Test
    void shouldWaitUntilAPoolHasTakenTheLastRequest() {
        // Two at a time: the ninth is taken at 4 s, and the other worker is free. Waits of 3.5, 2.5, 1.5, 0.5, 0 s.
        expect(behind(2, 2, 9, 5), 1.5, 3.5, 3);
        // Eight: both are busy until 4 s.
        expect(behind(2, 2, 8, 4), 2, 3.5, 3);
    }

    @Test
    void shouldWaitForAWaveThatSharesTheCores() {
        // Four at a time on two cores: waves end at 2 s and 4 s, then the ninth is taken. Waits as above.
        expect(behind(4, 2, 9, 5), 1.5, 3.5, 3);
    }

    @Test
    void shouldNotWaitWhereAWorkerIsFree() {
        expect(behind(4, 4, 3, 1), 0, 0, 0);
        expect(behind(Demand.waiting(1), new Resource("workers", Resource.UNLIMITED), NO_DATABASE, 2, 9, 1), 0, 0, 0);
    }

    @Test
    void shouldWaitForHandlersThatThemselvesWaitForAConnection() {
        // Four handlers share two connections: the sixth of nine is complete at 3 s, then no request is left to take.
        expect(
                behind(Demand.query(1), new Resource("workers", 4), new Resource("connections", 2), 2, 9, 5),
                0.5,
                2.5,
                2);
    }

    @Test
    void shouldNotWaitBesideProperUse() {
        Resource loop = new Resource("loop", 1);
        RequestStream burst = new RequestStream(
                Source.Trace.burst(9),
                Demand.compute(1),
                Programs.executeBlocking(loop, new Resource("workers", 2), NO_DATABASE, Cost.NONE));
        RequestStream probes =
                new RequestStream(new Arrivals(1, 4).trace(), Demand.of(), Programs.probe(loop, Cost.NONE));

        expect(
                ProbePrediction.of(
                        Simulation.of(List.of(burst, probes), Machine.of(2)).get(1), 1),
                0,
                0,
                0);
    }
}
