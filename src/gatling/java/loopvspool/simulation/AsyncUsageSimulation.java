package loopvspool.simulation;

import java.util.List;

/** Only {@code async-usage}: the ways of doing CPU-bound work on an event loop. */
public class AsyncUsageSimulation extends LabSimulation {
    public AsyncUsageSimulation() {
        super(List.of("async-usage"));
    }
}
