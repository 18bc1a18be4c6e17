package loopvspool.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import loopvspool.prediction.Source.Trace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any load, over random loads on random servers. */
class SimulationPropertiesTest {
    private static final double EXACT = 1e-9;
    private static final int REQUESTS = 300;

    static java.util.stream.Stream<Long> seeds() {
        return new Random(20261130).longs(100).boxed();
    }

    /** A load and a server drawn at random. */
    private record Case(Trace trace, double[] demands, Resource workers, int cores) {
        static Case of(long seed) {
            Random random = new Random(seed);
            int cores = 1 + random.nextInt(4);
            int workers = 1 + random.nextInt(12);
            double mean = 0.1 + random.nextDouble();
            double[] demands = IntStream.range(0, REQUESTS)
                    .mapToDouble(i -> random.nextInt(3) == 0 ? mean : -mean * Math.log(1 - random.nextDouble()))
                    .toArray();
            double rate = Math.min(workers, cores) / mean * (0.3 + random.nextDouble());
            Trace trace =
                    random.nextInt(4) == 0 ? Trace.burst(REQUESTS) : Trace.poisson(rate, REQUESTS, random.nextLong());
            return new Case(trace, demands, new Resource("workers", workers), cores);
        }

        Outcomes on(double cores) {
            return Simulation.of(
                    new RequestStream(
                            trace,
                            i -> Demand.compute(demands[i]),
                            Programs.pool(workers, new Resource("connections", Resource.UNLIMITED), Cost.NONE),
                            Double.POSITIVE_INFINITY),
                    Machine.of(cores));
        }

        double lastEnd(Outcomes outcomes) {
            return IntStream.range(0, REQUESTS)
                    .mapToDouble(outcomes::completed)
                    .max()
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldBeginInTheOrderOfArrival(long seed) {
        Case load = Case.of(seed);
        Outcomes outcomes = load.on(load.cores());

        for (int i = 1; i < REQUESTS; i++) {
            assertThat(outcomes.begun(i)).isGreaterThanOrEqualTo(outcomes.begun(i - 1));
        }
    }

    /** All that is asked for is done, as fast as cores and workers allow while there is something to do, and no faster. */
    @ParameterizedTest
    @MethodSource("seeds")
    void shouldConserveWork(long seed) {
        Case load = Case.of(seed);
        Outcomes outcomes = load.on(load.cores());

        double asked = 0;
        for (int i = 0; i < REQUESTS; i++) {
            asked += load.demands()[i];
            assertThat(outcomes.completed(i) - outcomes.begun(i)).isGreaterThanOrEqualTo(load.demands()[i] - EXACT);
            assertThat(outcomes.begun(i)).isGreaterThanOrEqualTo(load.trace().time(i));
        }
        double busiest = Math.min(load.cores(), load.workers().capacity());
        assertThat(load.lastEnd(outcomes)).isGreaterThanOrEqualTo(asked / busiest - EXACT);
        // Between the last moment without a queue and the end nobody who could work is idle.
        if (load.trace().equals(Trace.burst(REQUESTS))) {
            double longest = IntStream.range(0, REQUESTS)
                    .mapToDouble(i -> load.demands()[i])
                    .max()
                    .orElseThrow();
            assertThat(load.lastEnd(outcomes))
                    .isLessThanOrEqualTo(
                            asked / busiest + longest * load.workers().capacity() + EXACT);
        }
        assertThat(outcomes.peakConcurrency())
                .isLessThanOrEqualTo(load.workers().capacity());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldEndNoLaterWithMoreCores(long seed) {
        Case load = Case.of(seed);

        assertThat(load.lastEnd(load.on(load.cores() + 1)))
                .isLessThanOrEqualTo(load.lastEnd(load.on(load.cores())) + EXACT);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldSayTheSameAgain(long seed) {
        Case load = Case.of(seed);
        Outcomes first = load.on(load.cores());
        Outcomes second = load.on(load.cores());

        IntStream.range(0, REQUESTS)
                .forEach(i -> assertThat(second.completed(i)).isEqualTo(first.completed(i)));
    }
}
