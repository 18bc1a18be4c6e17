package loopvspool.simulation;

import java.util.List;

/** Only {@code cpu-baseline}: single CPU-bound requests. */
public class CpuBaselineSimulation extends LabSimulation {
    public CpuBaselineSimulation() {
        super(List.of("cpu-baseline"));
    }
}
