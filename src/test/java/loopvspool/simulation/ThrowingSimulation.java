package loopvspool.simulation;

import java.util.List;

/** A simulation with a mistake in it: it throws when its targets already run. */
public class ThrowingSimulation extends LabSimulation {
    public ThrowingSimulation() {
        super(List.of("cpu-baseline"));
        System.out.println("about to throw");
        throw new IllegalStateException("a mistake in a simulation");
    }
}
