package loopvspool.sut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import loopvspool.prediction.Cost;
import loopvspool.prediction.Demand;
import loopvspool.prediction.Machine;
import loopvspool.prediction.Outcomes;
import loopvspool.prediction.RequestStream;
import loopvspool.prediction.Resource;
import loopvspool.prediction.Simulation;
import loopvspool.prediction.Source.Trace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerModelTest {
    /** Six requests of 1 s on two cores and two workers, and a ping at 0.5 s. */
    @ParameterizedTest
    @CsvSource({
        "POOL, compute, 3, 2.5",
        "POOL, wait, 3, 2.5",
        "BLOCKED_LOOP, compute, 3, 2.5",
        "EXECUTE_BLOCKING, compute, 3, 0",
        "EXECUTE_BLOCKING, wait, 1, 0",
        "NON_BLOCKING_LOOP, compute, 6, 5.5",
        "NON_BLOCKING_LOOP, wait, 1, 0",
        "VIRTUAL_THREADS, compute, 3, 2.5",
        "VIRTUAL_THREADS, wait, 1, 0",
    })
    void shouldServeRequestsAndAnswerPings(ServerModel model, String work, double makespan, double pingWaits) {
        ServerModel.Means means = new ServerModel.Means(
                new Resource("workers", 2), new Resource("connections", Resource.UNLIMITED), 2, 1);
        Demand demand = work.equals("compute") ? Demand.compute(1) : Demand.waiting(1);
        List<Outcomes> outcomes = Simulation.of(
                List.of(
                        new RequestStream(Trace.burst(6), demand, model.program(means, Cost.NONE)),
                        new RequestStream(new Trace(0.5), Demand.of(), model.probe(means, Cost.NONE))),
                Machine.of(2));

        assertThat(outcomes.get(0).completed(5)).isEqualTo(makespan, within(1e-9));
        assertThat(outcomes.get(1).response(0)).isEqualTo(pingWaits, within(1e-9));
    }
}
