package loopvspool.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import loopvspool.prediction.Phase.Compute;
import loopvspool.prediction.Phase.Query;
import loopvspool.prediction.Phase.Wait;
import org.junit.jupiter.api.Test;

class OccupancyTest {
    private static final Resource NO_DATABASE = new Resource("connections", Resource.UNLIMITED);
    private static final Demand MIXED = Demand.of(new Compute(0.05), new Wait(0.9), new Compute(0.05));

    private static Occupancy.Limit limit(Program program, Demand demand, double cores) {
        return Occupancy.of(program.actions(demand)).limit(cores);
    }

    @Test
    void shouldNameWhatIsExhaustedFirst() {
        // W / (c + w) below C / c up to W = C (1 + w / c) = 20.
        assertThat(limit(Programs.pool(new Resource("workers", 10), NO_DATABASE, Cost.NONE), MIXED, 2))
                .isEqualTo(new Occupancy.Limit("workers", 10, 10));
        assertThat(limit(Programs.pool(new Resource("workers", 24), NO_DATABASE, Cost.NONE), MIXED, 2))
                .isEqualTo(new Occupancy.Limit("cores", 0, 20));
        assertThat(limit(Programs.nonBlockingLoop(new Resource("loop", 1), NO_DATABASE, Cost.NONE), MIXED, 2))
                .isEqualTo(new Occupancy.Limit("loop", 1, 10));
        assertThat(limit(Programs.pool(new Resource("loop", 1), NO_DATABASE, Cost.NONE), MIXED, 2)
                        .perSecond())
                .isEqualTo(1, within(1e-9));
    }

    @Test
    void shouldCountTheTimeThatAConnectionIsHeld() {
        Program program = Programs.pool(new Resource("workers", 20), new Resource("connections", 5), Cost.NONE);
        Demand demand = Demand.of(new Compute(0.01), new Query(0.1));

        Occupancy.Limit limit = limit(program, demand, 8);
        assertThat(limit).isEqualTo(new Occupancy.Limit("connections", 5, 50));
        assertThat(limit.utilisation(40)).isEqualTo(0.8, within(1e-9));
    }

    @Test
    void shouldKnowNoLimitWhereNothingIsHeldForAnyTime() {
        Program program = Programs.nonBlockingLoop(new Resource("loop", 1), NO_DATABASE, Cost.NONE);

        Occupancy.Limit limit = limit(program, Demand.waiting(5), 2);
        assertThat(limit.resource()).isEqualTo(Occupancy.Limit.NOTHING);
        assertThat(limit.utilisation(1e6)).isZero();
    }
}
