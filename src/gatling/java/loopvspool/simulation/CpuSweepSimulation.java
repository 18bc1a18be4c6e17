package loopvspool.simulation;

import java.util.List;

/** Only {@code cpu-sweep}: CPU-bound bursts of growing size. */
public class CpuSweepSimulation extends LabSimulation {
    public CpuSweepSimulation() {
        super(List.of("cpu-sweep"));
    }
}
