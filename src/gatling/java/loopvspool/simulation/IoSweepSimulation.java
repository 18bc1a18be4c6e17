package loopvspool.simulation;

import java.util.List;

/** Only {@code io-sweep}: bursts of growing size, each request waiting for another service. */
public class IoSweepSimulation extends LabSimulation {
    public IoSweepSimulation() {
        super(List.of("io-sweep"));
    }
}
