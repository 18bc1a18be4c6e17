package loopvspool.simulation;

import java.util.List;

/** Only {@code probe}: pings beside a burst of its own, as a health check sends them. */
public class HealthCheckSimulation extends LabSimulation {
    public HealthCheckSimulation() {
        super(List.of("health-check"));
    }
}
