package loopvspool.simulation;

import loopvspool.experiment.Experiments;

/** The whole experiment: every question, on every target. What {@code mvn gatling:test} runs. */
public class LoopVsPool extends LabSimulation {
    public LoopVsPool() {
        super(Experiments.names());
    }
}
