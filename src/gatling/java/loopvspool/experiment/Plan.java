package loopvspool.experiment;

import java.util.List;
import loopvspool.settings.LabSettings;
import loopvspool.settings.SettingError;
import loopvspool.target.Work;

/**
 * Everything that will be measured, in order, each step with its prediction.
 *
 * @param burstUsers N of the bursts
 * @param calibrationSeconds the expected length of the calibration of one target
 * @param subjects the targets that at least one question is put to
 * @param forks the same questions to the same targets each time, on fresh JVMs
 */
public record Plan(int burstUsers, double calibrationSeconds, List<Subject> subjects, List<Fork> forks) {
    /**
     * How long a target that is started for one series takes besides its steps: start, warm-up, an edit and its end, as seen on
     * 2 cores with a JVM or Maven.
     */
    public static final double CONTEXT_SECONDS = 8;

    /** How long it takes to end the targets of one fork and to start those of the next, as seen on 2 cores. */
    public static final double FORK_SECONDS = 3;

    /**
     * Makes the plan.
     *
     * @throws SettingError if the settings leave nothing to measure, name an endpoint that there is not, or make a step longer
     *     than is allowed
     */
    public static Plan of(LabSettings settings, List<Subject> subjects) {
        return new Planner(settings, subjects).plan();
    }

    /** All series, in order. */
    public List<Series> series() {
        return forks.stream().flatMap(fork -> fork.series().stream()).toList();
    }

    /** All steps, in order. */
    public List<Step> steps() {
        return series().stream().flatMap(one -> one.steps().stream()).toList();
    }

    /** Whether any step needs this kind of work. */
    public boolean needs(Work work) {
        return steps().stream().anyMatch(step -> step.endpoint().work() == work);
    }

    /** The sum of the steps' predicted makespans, in seconds. */
    public double stepSeconds() {
        return steps().stream()
                .mapToDouble(step -> step.prediction().makespanSeconds())
                .sum();
    }

    /** The targets that get CPU-bound work, which has to be calibrated first, in each fork. */
    public List<Subject> calibrated() {
        return subjects.stream()
                .filter(subject -> steps().stream()
                        .anyMatch(step -> step.endpoint().work() == Work.CPU
                                && step.target().equals(subject.spec().name())))
                .toList();
    }

    /** The expected length of the whole, calibrations and the starts of targets in between included, in seconds. */
    public double totalSeconds() {
        long started =
                series().stream().filter(one -> one.context() != Context.SHARED).count();
        return forks.size() * calibrated().size() * calibrationSeconds
                + (forks.size() - 1) * FORK_SECONDS
                + started * CONTEXT_SECONDS
                + stepSeconds();
    }
}
