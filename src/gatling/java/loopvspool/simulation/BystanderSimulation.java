package loopvspool.simulation;

import java.util.List;

/** Only {@code bystander}: pings beside a burst of its own, as a health check sends them. */
public class BystanderSimulation extends LabSimulation {
    public BystanderSimulation() {
        super(List.of("bystander"));
    }
}
