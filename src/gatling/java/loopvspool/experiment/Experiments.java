package loopvspool.experiment;

import java.util.List;

/** The questions that the lab can ask, in the order in which it asks them. */
public final class Experiments {
    private static final List<Experiment> ALL = List.of(
            new CpuBaseline(),
            new CpuBurst(),
            new CpuSweep(),
            new AsyncUsage(),
            new IoBurst(),
            new IoSweep(),
            new HealthCheck(),
            new ProcessModel());

    private Experiments() {}

    /** The names of all questions. */
    public static List<String> names() {
        return ALL.stream().map(Experiment::name).toList();
    }

    /** The questions of these names, in the lab's order. */
    public static List<Experiment> select(List<String> names) {
        return ALL.stream()
                .filter(experiment -> names.contains(experiment.name()))
                .toList();
    }
}
