package loopvspool.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import loopvspool.prediction.Machine.Sharing;
import loopvspool.prediction.Phase.Compute;
import loopvspool.prediction.Phase.Wait;
import loopvspool.prediction.Source.Fate;
import loopvspool.prediction.Source.Feedback;
import loopvspool.prediction.Source.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
    private static final double EXACT = 1e-9;
    private static final Resource NO_DATABASE = new Resource("connections", Resource.UNLIMITED);

    private static Resource workers(int count) {
        return new Resource("workers", count);
    }

    private static Program pool(int workers) {
        return Programs.pool(workers(workers), NO_DATABASE, Cost.NONE);
    }

    private static double[] completed(Outcomes outcomes) {
        return IntStream.range(0, outcomes.count())
                .mapToDouble(outcomes::completed)
                .toArray();
    }

    private static double[] sorted(Outcomes outcomes) {
        return Arrays.stream(completed(outcomes)).sorted().toArray();
    }

    private static double[] demands(int count, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToDouble(i -> -Math.log(1 - random.nextDouble()))
                .toArray();
    }

    private static RequestStream computing(Source source, double[] seconds, Program program) {
        return new RequestStream(source, i -> Demand.compute(seconds[i]), program, Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "9, 1", "9, 2", "9, 4", "10, 4", "1000, 62"})
    void shouldServeABurstOfEqualRequestsInWaves(int requests, int workers) {
        double d = 0.2;
        Outcomes outcomes = Simulation.of(
                new RequestStream(Trace.burst(requests), Demand.compute(d), pool(workers)), Machine.of(workers));

        for (int i = 0; i < requests; i++) {
            assertThat(outcomes.completed(i)).isEqualTo((i / workers + 1) * d, within(EXACT));
            assertThat(outcomes.begun(i)).isEqualTo(i / workers * d, within(EXACT));
        }
        assertThat(outcomes.peakConcurrency()).isEqualTo(Math.min(requests, workers));
    }

    /** Lindley 1952: a request begins when it comes or when the one before is done. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldServeOneAtATimeAsLindleySays(long seed) {
        double[] demands = demands(5_000, seed);
        Trace trace = Trace.poisson(0.9, demands.length, seed);
        Outcomes outcomes = Simulation.of(computing(trace, demands, pool(1)), Machine.of(1));

        double free = 0;
        for (int i = 0; i < demands.length; i++) {
            double begun = Math.max(trace.time(i), free);
            free = begun + demands[i];
            assertThat(outcomes.begun(i)).isEqualTo(begun, within(EXACT));
            assertThat(outcomes.completed(i)).isEqualTo(free, within(EXACT));
        }
    }

    /** Kiefer and Wolfowitz 1955: a request begins when it comes or when the first worker is free. */
    @ParameterizedTest
    @CsvSource({"2, 1", "4, 2", "8, 3", "20, 4"})
    void shouldServeWithSeveralWorkersAsKieferAndWolfowitzSay(int workers, long seed) {
        double[] demands = demands(5_000, seed);
        Trace trace = Trace.poisson(0.9 * workers, demands.length, seed);
        // As many cores as workers, or work that needs no core: the same.
        Outcomes computing = Simulation.of(computing(trace, demands, pool(workers)), Machine.of(workers));
        Outcomes waiting = Simulation.of(
                new RequestStream(trace, i -> Demand.waiting(demands[i]), pool(workers), Double.POSITIVE_INFINITY),
                Machine.of(1));

        PriorityQueue<Double> free = new PriorityQueue<>();
        IntStream.range(0, workers).forEach(i -> free.add(0.0));
        for (int i = 0; i < demands.length; i++) {
            double begun = Math.max(trace.time(i), free.remove());
            free.add(begun + demands[i]);
            assertThat(computing.begun(i)).isEqualTo(begun, within(EXACT));
            assertThat(computing.completed(i)).isEqualTo(begun + demands[i], within(EXACT));
            assertThat(waiting.completed(i)).isEqualTo(begun + demands[i], within(EXACT));
        }
    }

    @Test
    void shouldShareCoresEquallyAmongWorkers() {
        // Two of three done at once, then 1 s is left of the third: (1 + 1 + 1) / 2 = 1.5, and 1 s alone.
        Outcomes outcomes = Simulation.of(computing(Trace.burst(3), new double[] {1, 1, 2}, pool(3)), Machine.of(2));

        assertThat(completed(outcomes)).containsExactly(new double[] {1.5, 1.5, 2.5}, within(EXACT));
    }

    @ParameterizedTest
    @CsvSource({"9, 4, 2", "10, 4, 2", "7, 3, 2", "9, 20, 2", "9, 4, 1.5", "5, 1, 0.5"})
    void shouldTakeWavesThatShareCores(int requests, int workers, double cores) {
        Outcomes outcomes = Simulation.of(
                new RequestStream(Trace.burst(requests), Demand.compute(1), pool(workers)), Machine.of(cores));

        double now = 0;
        for (int first = 0; first < requests; first += workers) {
            int wave = Math.min(workers, requests - first);
            now += Math.max(1, wave / cores);
            for (int i = first; i < first + wave; i++) {
                assertThat(outcomes.completed(i)).isEqualTo(now, within(EXACT));
            }
        }
    }

    @Test
    void shouldKeepThreadsOnTheirCoresWithoutMigration() {
        RequestStream three = new RequestStream(Trace.burst(3), Demand.compute(1), pool(3));

        Outcomes pinned = Simulation.of(three, new Machine(2, Sharing.NO_MIGRATION));
        assertThat(sorted(pinned)).containsExactly(new double[] {1, 2, 2}, within(EXACT));
        Outcomes quota = Simulation.of(three, new Machine(0.5, Sharing.NO_MIGRATION));
        assertThat(sorted(quota)).containsExactly(new double[] {6, 6, 6}, within(EXACT));
        // Two cores at 3/4: one thread is done at 4/3, and the two on the other core, which has the quota to itself
        // then, 1 later.
        Outcomes oneAndAHalf = Simulation.of(three, new Machine(1.5, Sharing.NO_MIGRATION));
        assertThat(sorted(oneAndAHalf)).containsExactly(new double[] {4 / 3.0, 7 / 3.0, 7 / 3.0}, within(EXACT));
        Outcomes alone = Simulation.of(
                new RequestStream(Trace.burst(3), Demand.compute(1), pool(1)), new Machine(1.5, Sharing.NO_MIGRATION));
        assertThat(sorted(alone)).containsExactly(new double[] {1, 2, 3}, within(EXACT));
    }

    @Test
    void shouldNotSliceVirtualThreads() {
        Resource carriers = new Resource("carriers", 2);
        Outcomes outcomes = Simulation.of(
                new RequestStream(
                        Trace.burst(5), Demand.compute(1), Programs.virtualThreads(carriers, NO_DATABASE, Cost.NONE)),
                Machine.of(2));

        assertThat(completed(outcomes)).containsExactly(new double[] {1, 1, 2, 2, 3}, within(EXACT));
        assertThat(outcomes.peakConcurrency()).isEqualTo(2);
    }

    /** Half of c, then w, then half of c: a blocked loop takes N (c + w), an asynchronous one max(N c, (N + 1) c / 2 + w). */
    @ParameterizedTest
    @CsvSource({"1, 0.1, 0.9", "9, 0.1, 0.9", "30, 0.1, 0.9", "50, 0.02, 0.2"})
    void shouldGoOnAfterAWaitOnTheLoop(int requests, double c, double w) {
        Demand mixed = Demand.of(new Compute(c / 2), new Wait(w), new Compute(c / 2));
        Resource loop = workers(1);
        double blocked = last(Simulation.of(new RequestStream(Trace.burst(requests), mixed, pool(1)), Machine.of(2)));
        double async = last(Simulation.of(
                new RequestStream(Trace.burst(requests), mixed, Programs.nonBlockingLoop(loop, NO_DATABASE, Cost.NONE)),
                Machine.of(2)));

        assertThat(blocked).isEqualTo(requests * (c + w), within(EXACT));
        assertThat(async).isEqualTo(Math.max(requests * c, (requests + 1) * c / 2 + w), within(EXACT));
    }

    private static double last(Outcomes outcomes) {
        return Arrays.stream(completed(outcomes)).max().orElseThrow();
    }

    @Test
    void shouldLeaveComputingToTheWorkersOfExecuteBlocking() {
        Program program = Programs.executeBlocking(workers(1), new Resource("blocking", 2), NO_DATABASE, Cost.NONE);
        Outcomes outcomes = Simulation.of(new RequestStream(Trace.burst(4), Demand.compute(1), program), Machine.of(2));

        assertThat(completed(outcomes)).containsExactly(new double[] {1, 1, 2, 2}, within(EXACT));
        assertThat(outcomes.peakConcurrency()).isEqualTo(2);
    }

    @Test
    void shouldHoldAWorkerWhileARequestWaitsForAConnection() {
        Resource connections = new Resource("connections", 2);
        RequestStream queries =
                new RequestStream(Trace.burst(4), Demand.query(1), Programs.pool(workers(3), connections, Cost.NONE));
        RequestStream pings =
                new RequestStream(new Trace(0.5, 1.5), Demand.of(), Programs.probe(workers(3), Cost.NONE));
        List<Outcomes> outcomes = Simulation.of(List.of(queries, pings), Machine.of(1));

        assertThat(completed(outcomes.get(0))).containsExactly(new double[] {1, 1, 2, 2}, within(EXACT));
        assertThat(outcomes.get(0).peakConcurrency()).as("with a connection").isEqualTo(2);
        assertThat(outcomes.get(1).completed(0)).as("behind the burst").isEqualTo(1, within(EXACT));
        assertThat(outcomes.get(1).completed(1)).as("a worker is free").isEqualTo(1.5, within(EXACT));
    }

    @Test
    void shouldAddWhatARequestCosts() {
        Cost cost = new Cost(0.1, 0.01, 0.5);
        Outcomes pool = Simulation.of(
                new RequestStream(Trace.burst(2), Demand.waiting(1), Programs.pool(workers(1), NO_DATABASE, cost)),
                Machine.of(1));
        assertThat(completed(pool)).containsExactly(new double[] {1.6, 2.7}, within(EXACT));
        assertThat(pool.begun(1)).isEqualTo(1.2, within(EXACT));

        Outcomes loop = Simulation.of(
                new RequestStream(
                        Trace.burst(2), Demand.waiting(1), Programs.nonBlockingLoop(workers(1), NO_DATABASE, cost)),
                Machine.of(1));
        assertThat(completed(loop)).containsExactly(new double[] {1.61, 1.71}, within(EXACT));
    }

    @Test
    void shouldSendTheNextRequestWhenTheOneBeforeIsAnswered() {
        Outcomes outcomes =
                Simulation.of(new RequestStream(Feedback.sequence(3), Demand.compute(0.5), pool(2)), Machine.of(2));

        assertThat(outcomes.count()).isEqualTo(3);
        assertThat(outcomes.responses()).containsExactly(new double[] {0.5, 0.5, 0.5}, within(EXACT));
        assertThat(outcomes.arrival(2)).isEqualTo(1, within(EXACT));
        assertThat(outcomes.peakConcurrency()).isEqualTo(1);
    }

    @Test
    void shouldTurnAwayWhatAQueueCannotHold() {
        Program program = Programs.pool(new Resource("workers", 1, 2), NO_DATABASE, new Cost(0.1, 0, 0));
        Outcomes outcomes =
                Simulation.of(new RequestStream(Trace.burst(5), Demand.compute(0.9), program), Machine.of(1));

        assertThat(outcomes.count(Fate.SERVED)).isEqualTo(3);
        assertThat(outcomes.count(Fate.REJECTED)).isEqualTo(2);
        assertThat(outcomes.response(4)).as("what a rejection costs").isEqualTo(0.1, within(EXACT));
        assertThat(outcomes.begun(4)).isNaN();
        assertThat(last(outcomes)).isEqualTo(3, within(EXACT));
    }

    @Test
    void shouldServeThoseWhoGaveUpUnlessTheServerPurges() {
        Program serves = pool(1);
        Program purges = new Program() {
            @Override
            public List<Action> actions(Demand demand) {
                return serves.actions(demand);
            }

            @Override
            public boolean purges() {
                return true;
            }
        };
        Trace trace = new Trace(0, 0, 0, 2.5);

        Outcomes served = Simulation.of(new RequestStream(trace, i -> Demand.compute(1), serves, 1.5), Machine.of(1));
        assertThat(served.fate(1)).isEqualTo(Fate.GAVE_UP);
        assertThat(served.completed(1)).isEqualTo(1.5, within(EXACT));
        assertThat(served.ended(2)).as("served all the same").isEqualTo(3, within(EXACT));
        assertThat(served.completed(3)).as("and the next one waits for that").isEqualTo(4, within(EXACT));

        Outcomes purged = Simulation.of(new RequestStream(trace, i -> Demand.compute(1), purges, 1.5), Machine.of(1));
        assertThat(purged.ended(2)).isNaN();
        assertThat(purged.completed(3)).isEqualTo(3.5, within(EXACT));
    }

    @Test
    void shouldFollowAnOutcomeWithARetry() {
        Program program = Programs.pool(new Resource("workers", 1, 0), NO_DATABASE, Cost.NONE);
        Feedback retry = new Feedback(
                Trace.burst(2),
                (user, round, fate, time) ->
                        fate == Fate.SERVED ? OptionalDouble.empty() : OptionalDouble.of(time + 0.4));
        Outcomes outcomes = Simulation.of(new RequestStream(retry, Demand.compute(1), program), Machine.of(1));

        assertThat(outcomes.count(Fate.REJECTED)).as("at 0, 0.4, and 0.8 s").isEqualTo(3);
        assertThat(outcomes.count(Fate.SERVED)).isEqualTo(2);
        assertThat(last(outcomes)).isEqualTo(2.2, within(EXACT));
    }

    @Test
    void shouldRefuseTwoResourcesOfOneName() {
        RequestStream one = new RequestStream(Trace.burst(1), Demand.compute(1), pool(1));
        RequestStream other = new RequestStream(Trace.burst(1), Demand.compute(1), pool(2));

        assertThatIllegalArgumentException().isThrownBy(() -> Simulation.of(List.of(one, other), Machine.of(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Trace(1, 0.5));
    }

    @Test
    void shouldGiveTheSameArrivalsAtAnotherRateScaledInTime() {
        Trace slow = Trace.poisson(2, 100, 7);
        Trace fast = Trace.poisson(4, 100, 7);

        IntStream.range(0, 100).forEach(i -> assertThat(fast.time(i)).isEqualTo(slow.time(i) / 2, within(EXACT)));
        assertThat(slow.time(99) / 100).isEqualTo(0.5, within(0.15));
    }
}
