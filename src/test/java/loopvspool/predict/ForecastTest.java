package loopvspool.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import loopvspool.prediction.Quantity;
import loopvspool.sut.ServerModel;
import loopvspool.sut.TargetCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastTest {
    private static List<Forecast> all(String... arguments) {
        Question question = Arguments.read(Arrays.asList(arguments)).question();
        return Candidate.of(question, TargetCatalogue.load()).stream()
                .map(candidate -> Forecast.of(question, candidate))
                .toList();
    }

    private static Forecast pool(int workers, String... arguments) {
        String[] more = Stream.concat(Arrays.stream(arguments), Stream.of("--workers=" + workers))
                .toArray(String[]::new);
        assertThat(all(more)).hasSize(1);
        return all(more).get(0);
    }

    /** As people found out who had filed it as a bug. */
    @ParameterizedTest
    @CsvSource({"1000, 100, 200ms, 2.0", "1000, 15, 1s, 67", "1000, 62, 1s, 17"})
    void shouldKnowHowLongManyUsersTakeOnFewWorkers(int users, int workers, String wait, double seconds) {
        Forecast burst = pool(workers, "--users=" + users, "--wait=" + wait);

        assertThat(burst.value(Quantity.MAKESPAN)).isEqualTo(seconds, within(1e-9));
        assertThat(burst.value(Quantity.MAX_RESPONSE)).isEqualTo(seconds, within(1e-9));
        assertThat(burst.inSystem()).isEqualTo(users);
    }

    /** C = 2, c = 100 ms, w = 900 ms, 17 requests/s: W* = C (1 + w / c) = 20 is the knee. */
    @Test
    void shouldKnowTheKneeOfAPoolWhoseRequestsComputeAndWait() {
        String[] load = {"--cores=2", "--compute=100ms", "--wait=900ms", "--rate=17"};

        assertThat(pool(10, load).diverges()).isTrue();
        assertThat(pool(10, load).first().resource()).isEqualTo("worker");
        Forecast knee = pool(20, load);
        Forecast more = pool(24, load);
        assertThat(knee.diverges()).isFalse();
        assertThat(knee.value(Quantity.MEAN_RESPONSE))
                .as("nearly saturated")
                .isGreaterThan(2 * more.value(Quantity.MEAN_RESPONSE));
        assertThat(more.value(Quantity.MEAN_RESPONSE)).as("fine").isLessThan(2);
    }

    @Test
    void shouldAskEachWayOfTheCatalogueOnce() {
        List<Forecast> all = all("--cores=8", "--compute=5ms", "--wait=45ms", "--rate=400");

        assertThat(all).extracting(one -> one.candidate().label()).doesNotHaveDuplicates();
        assertThat(all)
                .filteredOn(one -> one.candidate().targets().contains("vertx"))
                .extracting(one -> one.candidate().model())
                .containsExactly(ServerModel.BLOCKED_LOOP, ServerModel.EXECUTE_BLOCKING, ServerModel.NON_BLOCKING_LOOP);
        assertThat(all)
                .filteredOn(one -> one.candidate().targets().contains("javalin-2x"))
                .singleElement()
                .satisfies(pool -> {
                    assertThat(pool.candidate().threads()).isEqualTo(16);
                    assertThat(pool.first().perSecond()).isEqualTo(320, within(1e-9));
                    assertThat(pool.diverges()).isTrue();
                });
    }

    @Test
    void shouldFindTheLargestRateThatKeepsALimit() {
        Forecast pool = pool(16, "--cores=8", "--compute=5ms", "--wait=45ms", "--rate=100", "--limit=p99<200ms");
        double largest = pool.largestRate().orElseThrow();

        assertThat(largest).isBetween(250.0, 320.0);
        assertThat(pool(16, "--cores=8", "--compute=5ms", "--wait=45ms", "--rate=" + Math.round(largest - 5))
                        .value(Quantity.P99))
                .isLessThan(0.25);
        assertThat(pool(16, "--cores=8", "--compute=5ms", "--wait=45ms", "--rate=100", "--limit=mean<49ms")
                        .largestRate())
                .as("no request is as quick as that")
                .hasValue(0);
    }

    @Test
    void shouldQueueForConnectionsWhereTheyAreScarce() {
        assertThat(pool(50, "--cores=8", "--query=100ms", "--rate=60", "--connections=5")
                        .first()
                        .resource())
                .startsWith("connection");
        assertThat(all("--cores=2", "--query=20ms", "--rate=100"))
                .as("targets that know no database are not asked")
                .noneMatch(one -> one.candidate().targets().contains("vertx-20"));
    }

    /** Twice what two workers can serve, and room for two more: half is turned away, and nobody waits for more than one before. */
    @Test
    void shouldTurnAwayWhatAFullQueueDoesNotTake() {
        Forecast pool = pool(2, "--wait=100ms", "--rate=40", "--queue=2");

        assertThat(pool.diverges()).isFalse();
        assertThat(pool.lost().rejected()).isBetween(0.45, 0.65);
        assertThat(pool.lost().gaveUp()).isZero();
        assertThat(pool.value(Quantity.MAX_RESPONSE)).isLessThanOrEqualTo(0.2 + 1e-9);
    }

    /** Of a thousand on a hundred workers of 200 ms those who wait for 1 s at most get an answer in the first five waves. */
    @Test
    void shouldCountUsersWhoWaitNoLonger() {
        Forecast pool = pool(100, "--wait=200ms", "--users=1000", "--timeout=1100ms");

        assertThat(pool.lost().gaveUp()).isEqualTo(0.5, within(1e-9));
        assertThat(pool.value(Quantity.MAX_RESPONSE)).isEqualTo(1.0, within(1e-9));
        assertThat(pool.value(Quantity.MAKESPAN))
                .as("the last answer, not the last who left")
                .isEqualTo(1.0, within(1e-9));
    }
}
