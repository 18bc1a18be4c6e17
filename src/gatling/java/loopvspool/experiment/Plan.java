package loopvspool.experiment;

import java.util.List;
import java.util.Map;
import loopvspool.settings.LabSettings;
import loopvspool.settings.SettingError;
import loopvspool.sut.Work;

/**
 * Everything that will be measured, in order, each step with its prediction.
 *
 * @param burstUsers N of the bursts
 * @param startSeconds how long the run has taken until the plan was made: Maven's start, and that of the targets
 * @param calibrationSeconds the expected length of the calibration of each target, by its name
 * @param subjects the targets that at least one question is put to
 * @param forks the same questions to the same targets each time, on fresh JVMs
 */
public record Plan(
        int burstUsers,
        double startSeconds,
        Map<String, Double> calibrationSeconds,
        List<Subject> subjects,
        List<Fork> forks) {
    /**
     * How long a target that is started for one series takes besides its steps: start, warm-up, an edit and its end, as seen on
     * 2 cores with a JVM or Maven.
     */
    public static final double CONTEXT_SECONDS = 8;

    /** How long it takes to end the targets of one fork and to start those of the next, as seen on 2 cores. */
    public static final double FORK_SECONDS = 4;

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

    /** The same plan, made so many seconds after the run began. */
    public Plan after(double seconds) {
        return new Plan(burstUsers, seconds, calibrationSeconds, subjects, forks);
    }

    /** The expected length of the calibration of this target, in seconds. */
    public double calibrationSeconds(String target) {
        return calibrationSeconds.get(target);
    }

    /** The expected length of this step, what comes before it included, in seconds. */
    public double seconds(Step step) {
        Series its = series().stream()
                .filter(one -> one.steps().contains(step))
                .findFirst()
                .orElseThrow();
        return Overhead.before(its, step) + step.prediction().makespanSeconds();
    }

    /** The expected length of all that comes after the plan, the end of the run included, in seconds. */
    public double secondsToCome() {
        long started =
                series().stream().filter(one -> one.context() != Context.SHARED).count();
        double once = calibrated().stream()
                .mapToDouble(subject -> calibrationSeconds(subject.spec().name()))
                .sum();
        return forks.size() * once
                + (forks.size() - 1) * FORK_SECONDS
                + started * CONTEXT_SECONDS
                + steps().stream().mapToDouble(this::seconds).sum()
                + Overhead.end(steps().size());
    }

    /** The expected length of the whole run, in seconds. */
    public double totalSeconds() {
        return startSeconds + secondsToCome();
    }
}
