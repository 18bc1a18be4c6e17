package loopvspool.experiment;

import java.util.ArrayList;
import java.util.List;
import loopvspool.calibration.Calibrations;
import loopvspool.prediction.Discipline;
import loopvspool.settings.LabSettings;
import loopvspool.settings.SettingError;
import loopvspool.target.Endpoint;
import loopvspool.target.TargetSpec;

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
     * @throws SettingError if the settings leave nothing to measure
     */
    public static Plan of(LabSettings settings, List<Subject> subjects) {
        int burstUsers = settings.users().orElseGet(() -> 2 * largestPool(subjects) + 1);
        double serviceSeconds = settings.serviceTime().toMillis() / 1000.0;
        List<Series> series = new ArrayList<>();
        int number = 1;
        for (Experiment experiment : Experiments.select(settings.experiments())) {
            List<StepShape> shapes = experiment.shapes(settings, burstUsers).toList();
            for (Subject subject : subjects) {
                for (Endpoint endpoint : experiment.endpoints(subject).toList()) {
                    List<Step> steps = new ArrayList<>();
                    for (StepShape shape : shapes) {
                        steps.add(step(number++, experiment, subject, endpoint, shape, serviceSeconds));
                    }
                    series.add(new Series(steps));
                }
            }
        }
        if (series.isEmpty()) {
            throw new SettingError("lab.experiments=%s asks nothing of lab.targets=%s: choose others, or all"
                    .formatted(String.join(",", settings.experiments()), String.join(",", settings.targets())));
        }
        return new Plan(
                burstUsers,
                Calibrations.expectedSeconds(settings.calibration(), serviceSeconds),
                subjects.stream()
                        .filter(subject -> series.stream().anyMatch(one -> one.first()
                                .target()
                                .equals(subject.spec().name())))
                        .toList(),
                List.copyOf(series));
    }

    private static Step step(
            int number,
            Experiment experiment,
            Subject subject,
            Endpoint endpoint,
            StepShape shape,
            double serviceSeconds) {
        TargetSpec spec = subject.spec();
        Discipline discipline = Discipline.ofCpuWork(spec.workers(endpoint, subject.cores()), subject.cores());
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

    /** The expected length of the whole, calibration included, in seconds. */
    public double totalSeconds() {
        return subjects.size() * calibrationSeconds + stepSeconds();
    }
}
