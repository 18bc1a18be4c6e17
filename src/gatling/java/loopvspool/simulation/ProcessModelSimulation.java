package loopvspool.simulation;

import java.util.List;

/** Only {@code process-model}: production beside development with reload. */
public class ProcessModelSimulation extends LabSimulation {
    public ProcessModelSimulation() {
        super(List.of("process-model"));
    }
}
