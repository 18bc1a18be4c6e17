package loopvspool.simulation;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;
import java.util.List;

/**
 * The way from the settings to the report: settings, targets, calibration, plan, load, result. A subclass says which
 * questions it asks; {@code -Dlab.experiments} narrows or widens them.
 */
public abstract class LabSimulation extends Simulation {
    private final Lab lab;

    /** @param experiments names of the questions that this simulation asks unless the user names others */
    // Gatling's way to define a simulation is to call setUp() in the constructor.
    @SuppressWarnings("this-escape")
    protected LabSimulation(List<String> experiments) {
        lab = Lab.open(getClass().getSimpleName(), experiments);
        setUp(lab.population())
                .protocols(http.disableCaching().acceptHeader("application/json"))
                // A user that never comes to a rendezvous would keep the others waiting for ever.
                .maxDuration(lab.longest())
                // Else Gatling ends well whatever happened.
                .assertions(lab.assertions());
    }

    @Override
    public final void before() {
        lab.loadStarts();
    }

    @Override
    public final void after() {
        lab.loadEnded();
    }
}
