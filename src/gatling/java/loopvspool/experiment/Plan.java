package loopvspool.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import loopvspool.calibration.Calibrations;
import loopvspool.prediction.Discipline;
import loopvspool.settings.LabSettings;
import loopvspool.settings.SettingError;
import loopvspool.target.Endpoint;
import loopvspool.target.TargetSpec;
import loopvspool.target.Work;

/**
 * Everything that will be measured, in order, each step with its prediction.
 *
 * @param burstUsers N of the bursts
 * @param calibrationSeconds the expected length of the calibration of one target
 * @param subjects the targets that at least one question is put to
 * @param series the measurements; one question after another, and within it one target after another
 */
public record Plan(int burstUsers, double calibrationSeconds, List<Subject> subjects, List<Series> series) {
    /**
     * Makes the plan.
     *
     * @throws SettingError if the settings leave nothing to measure, name an endpoint that there is not, or make a step longer
     *     than is allowed
     */
    public static Plan of(LabSettings settings, List<Subject> subjects) {
        int burstUsers = settings.users().orElseGet(() -> usersByDefault(settings, largestPool(subjects)));
        Set<Endpoint> wanted = wanted(settings.endpoints());
        List<Series> series = new ArrayList<>();
        int number = 1;
        for (Experiment experiment : Experiments.select(settings.experiments())) {
            List<StepShape> shapes = experiment.shapes(settings, burstUsers).toList();
            for (Subject subject : subjects) {
                for (Endpoint endpoint :
                        experiment.endpoints(subject).filter(wanted::contains).toList()) {
                    List<Step> steps = new ArrayList<>();
                    for (StepShape shape : shapes) {
                        steps.add(step(number++, experiment, subject, endpoint, shape, settings));
                    }
                    series.add(new Series(steps));
                }
            }
        }
        if (series.isEmpty()) {
            throw new SettingError(
                    "lab.experiments=%s asks nothing of lab.targets=%s on lab.endpoints=%s: choose others, or all"
                            .formatted(
                                    String.join(",", settings.experiments()),
                                    String.join(",", settings.targets()),
                                    settings.endpoints().isEmpty() ? "all" : String.join(",", settings.endpoints())));
        }
        refuseLongSteps(series, settings);
        return new Plan(
                burstUsers,
                Calibrations.expectedSeconds(settings.calibration(), seconds(settings.serviceTime())),
                subjects.stream()
                        .filter(subject -> series.stream().anyMatch(one -> one.first()
                                .target()
                                .equals(subject.spec().name())))
                        .toList(),
                List.copyOf(series));
    }

    private static Set<Endpoint> wanted(List<String> labels) {
        if (labels.isEmpty()) {
            return EnumSet.allOf(Endpoint.class);
        }
        Set<Endpoint> wanted = EnumSet.noneOf(Endpoint.class);
        for (String label : labels) {
            wanted.add(Endpoint.of(label)
                    .orElseThrow(() -> new SettingError(
                            "lab.endpoints=%s: '%s' is not one of %s; separate names by commas, or say all"
                                    .formatted(
                                            String.join(",", labels), label, String.join(", ", Endpoint.labels())))));
        }
        return wanted;
    }

    private static Step step(
            int number,
            Experiment experiment,
            Subject subject,
            Endpoint endpoint,
            StepShape shape,
            LabSettings settings) {
        TargetSpec spec = subject.spec();
        int workers = spec.workers(endpoint, subject.cores());
        boolean cpu = endpoint.work() == Work.CPU;
        double serviceSeconds = seconds(cpu ? settings.serviceTime() : settings.ioTime());
        Discipline discipline = cpu ? Discipline.ofCpuWork(workers, subject.cores()) : Discipline.ofWaiting(workers);
        return new Step(
                number,
                experiment.name(),
                spec.name(),
                endpoint,
                shape.variant(),
                shape.users(),
                shape.requestsPerUser(),
                serviceSeconds,
                shape.predict(discipline, serviceSeconds));
    }

    /**
     * Twice the largest pool and one, so that every pool has a queue and the last wave is not a full one; on a machine of
     * very many cores as many as a blocked loop can serve in the longest step allowed, but more than that pool.
     */
    private static int usersByDefault(LabSettings settings, int largestPool) {
        double serviceSeconds = Math.max(seconds(settings.serviceTime()), seconds(settings.ioTime()));
        int served = (int) (seconds(settings.longestStep()) / serviceSeconds);
        return Math.max(largestPool + 1, Math.min(2 * largestPool + 1, served));
    }

    private static void refuseLongSteps(List<Series> series, LabSettings settings) {
        double longest = seconds(settings.longestStep());
        List<String> errors = series.stream()
                .flatMap(one -> one.steps().stream())
                .filter(step -> step.prediction().makespanSeconds() > longest)
                .map(step -> String.format(
                        Locale.ROOT,
                        "%s with %d users is predicted to take %.0f s, longer than lab.longestStep=%.0fs: choose fewer users, a shorter time or other targets, or allow it with -Dlab.longestStep=%.0fs",
                        step.name(),
                        step.users(),
                        step.prediction().makespanSeconds(),
                        longest,
                        Math.ceil(step.prediction().makespanSeconds())))
                .toList();
        if (!errors.isEmpty()) {
            throw new SettingError(errors);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static int largestPool(List<Subject> subjects) {
        return subjects.stream()
                .flatMap(subject -> subject.spec().endpoints().values().stream()
                        .filter(workers -> !workers.isUnbounded())
                        .map(workers -> workers.count(subject.cores())))
                .max(Integer::compare)
                .orElse(1);
    }

    /** All steps, in order. */
    public List<Step> steps() {
        return series.stream().flatMap(one -> one.steps().stream()).toList();
    }

    /** The sum of the steps' predicted makespans, in seconds. */
    public double stepSeconds() {
        return steps().stream()
                .mapToDouble(step -> step.prediction().makespanSeconds())
                .sum();
    }

    /** The targets that get CPU-bound work, which has to be calibrated first. */
    public List<Subject> calibrated() {
        return subjects.stream()
                .filter(subject -> steps().stream()
                        .anyMatch(step -> step.endpoint().work() == Work.CPU
                                && step.target().equals(subject.spec().name())))
                .toList();
    }

    /** The expected length of the whole, calibration included, in seconds. */
    public double totalSeconds() {
        return calibrated().size() * calibrationSeconds + stepSeconds();
    }
}
