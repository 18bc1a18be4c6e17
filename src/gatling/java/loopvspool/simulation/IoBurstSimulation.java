package loopvspool.simulation;

import java.util.List;

/** Only {@code io-burst}: more users at once than there are workers, each waiting for another service. */
public class IoBurstSimulation extends LabSimulation {
    public IoBurstSimulation() {
        super(List.of("io-burst"));
    }
}
