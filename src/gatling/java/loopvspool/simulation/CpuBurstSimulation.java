package loopvspool.simulation;

import java.util.List;

/** Only {@code cpu-burst}: more users at once than workers, with CPU-bound work. */
public class CpuBurstSimulation extends LabSimulation {
    public CpuBurstSimulation() {
        super(List.of("cpu-burst"));
    }
}
