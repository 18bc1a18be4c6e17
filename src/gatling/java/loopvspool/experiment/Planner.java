package loopvspool.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import loopvspool.calibration.Calibrations;
import loopvspool.prediction.Arrivals;
import loopvspool.prediction.Demand;
import loopvspool.prediction.Prediction;
import loopvspool.prediction.ProbePrediction;
import loopvspool.prediction.RequestStream;
import loopvspool.prediction.Simulation;
import loopvspool.settings.LabSettings;
import loopvspool.settings.SettingError;
import loopvspool.sut.Endpoint;
import loopvspool.sut.EndpointModel;
import loopvspool.sut.EndpointSpec;
import loopvspool.sut.TargetSpec;
import loopvspool.sut.Work;

/** Makes the {@link Plan} out of the settings and what the catalogue says of the targets. */
final class Planner {
    /**
     * Pings come during this share of the predicted makespan: one that came when the burst is over would see
     * nothing of it.
     */
    private static final double WATCHED_SHARE = 0.95;
    /** Each ping has a user of its own, with a connection. */
    private static final int MOST_PINGS = 2_000;

    private final LabSettings settings;
    private final List<Subject> subjects;
    private final Set<Endpoint> wanted;
    private final int burstUsers;
    private final boolean watched;
    private int number = 1;

    Planner(LabSettings settings, List<Subject> subjects) {
        this.settings = settings;
        this.subjects = subjects;
        this.wanted = wanted(settings.endpoints());
        this.burstUsers = settings.users().orElseGet(this::usersByDefault);
        this.watched = asked().stream().anyMatch(Experiment::watches);
    }

    Plan plan() {
        // One source for all forks: the seed alone says the order of the whole run.
        Random random = new Random(settings.repeats().seed());
        List<Fork> forks = new ArrayList<>();
        for (int i = 1; i <= settings.repeats().forks(); i++) {
            forks.add(fork(i, i == 1 ? subjects : shuffled(subjects, random)));
        }
        return new Plan(
                burstUsers,
                0,
                subjects.stream()
                        .collect(Collectors.toMap(subject -> subject.spec().name(), this::calibrationSeconds)),
                forks.get(0).subjects(),
                forks);
    }

    private double calibrationSeconds(Subject subject) {
        return Overhead.BEGIN_SECONDS
                + Calibrations.expectedSeconds(
                                settings.calibration(), seconds(settings.serviceTime()), Overhead.warmUp(subject))
                        / subject.shareOfACore();
    }

    private static List<Subject> shuffled(List<Subject> subjects, Random random) {
        List<Subject> shuffled = new ArrayList<>(subjects);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private Fork fork(int fork, List<Subject> subjects) {
        List<Series> series = series(fork, subjects);
        return new Fork(
                fork,
                subjects.stream()
                        .filter(subject -> series.stream().anyMatch(one -> one.target()
                                .equals(subject.spec().name())))
                        .toList(),
                series);
    }

    private List<Series> series(int fork, List<Subject> subjects) {
        List<Series> series = new ArrayList<>();
        asked().stream()
                .filter(experiment -> !experiment.watches())
                .forEach(experiment -> series.addAll(series(fork, experiment, subjects)));
        List<Subject> unwatched = subjects.stream()
                .filter(subject -> series.stream().noneMatch(one -> isBurstOn(subject, one)))
                .toList();
        if (watched && burstUsers == 1 && !unwatched.isEmpty()) {
            throw new SettingError(
                    "lab.users=1: lab.experiments asks for health-check, and beside a single user there is no burst: choose 2 or more, or leave health-check out");
        }
        asked().stream()
                .filter(Experiment::watches)
                .forEach(experiment -> series.addAll(series(fork, experiment, unwatched)));
        if (series.isEmpty()) {
            throw new SettingError(
                    "lab.experiments=%s asks nothing of lab.targets=%s on lab.endpoints=%s: choose others, or all"
                            .formatted(
                                    String.join(",", settings.experiments()),
                                    String.join(",", settings.targets()),
                                    settings.endpoints().isEmpty() ? "all" : String.join(",", settings.endpoints())));
        }
        new StepLimits(settings, subjects).require(series);
        return series;
    }

    private List<Experiment> asked() {
        return Experiments.select(settings.experiments());
    }

    private static boolean isBurstOn(Subject subject, Series series) {
        return series.target().equals(subject.spec().name())
                && series.context() == Context.SHARED
                && series.users() > 1;
    }

    private List<Series> series(int fork, Experiment experiment, List<Subject> those) {
        List<Series> series = new ArrayList<>();
        for (Subject subject : those) {
            for (Context context : experiment.contexts()) {
                List<Step> steps = steps(fork, experiment, subject, context);
                if (!steps.isEmpty()) {
                    series.add(new Series(steps));
                }
            }
        }
        return series;
    }

    private List<Step> steps(int fork, Experiment experiment, Subject subject, Context context) {
        List<StepShape> shapes = experiment.shapes(settings, burstUsers).toList();
        return experiment
                .endpoints(subject)
                .filter(wanted::contains)
                .flatMap(endpoint ->
                        shapes.stream().map(shape -> step(fork, experiment, subject, context, endpoint, shape)))
                .toList();
    }

    private Step step(
            int fork, Experiment experiment, Subject subject, Context context, Endpoint endpoint, StepShape shape) {
        TargetSpec spec = subject.spec();
        double serviceSeconds = seconds(endpoint.work() == Work.CPU ? settings.serviceTime() : settings.ioTime());
        EndpointModel model = spec.model(endpoint, subject.cores(), subject.cpus());
        Demand demand = EndpointModel.demand(endpoint.work(), serviceSeconds);
        Prediction prediction = shape.predict(model, demand);
        return new Step(
                number++,
                fork,
                experiment.name(),
                spec.name(),
                context,
                endpoint,
                context.label().or(shape::variant),
                shape.users(),
                shape.requestsPerUser(),
                serviceSeconds,
                prediction,
                watched && subject.pings() && context == Context.SHARED && shape.users() > 1
                        ? Optional.of(probes(shape.requests(model, demand), model, prediction))
                        : Optional.empty());
    }

    private Probes probes(RequestStream requests, EndpointModel model, Prediction prediction) {
        Arrivals arrivals =
                Arrivals.within(WATCHED_SHARE * prediction.makespanSeconds(), settings.healthCheckRate(), MOST_PINGS);
        double limit = seconds(settings.healthCheckTimeout());
        RequestStream probes = new RequestStream(arrivals.trace(), Demand.of(), model.probe());
        return new Probes(
                arrivals,
                limit,
                ProbePrediction.of(
                        Simulation.of(List.of(requests, probes), model.machine())
                                .get(1),
                        limit));
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

    /**
     * Twice the largest pool and one, so that every pool has a queue and the last wave is not a full one; on a machine of
     * very many cores as many as a blocked loop can serve in the longest step allowed, but more than that pool. A pool of a
     * fixed size that is larger than that stays without a queue, which would take longer than a step may; so does one that takes no
     * burst of its size.
     */
    private int usersByDefault() {
        double serviceSeconds = Math.max(seconds(settings.serviceTime()), seconds(settings.ioTime()));
        int served = (int) (seconds(settings.longestStep()) / serviceSeconds);
        int largestPool = largestPool(served);
        int users = Math.max(largestPool + 1, Math.min(2 * largestPool + 1, served));
        return Math.min(users, largestBurst());
    }

    private int largestPool(int served) {
        return subjects.stream()
                .flatMap(subject -> subject.spec().endpoints().values().stream()
                        .filter(endpoint -> endpoint.workers().perCore()
                                || endpoint.workers().factor() <= Math.min(served, largestBurst(endpoint)))
                        .map(endpoint -> endpoint.workers().count(subject.cores())))
                .max(Integer::compare)
                .orElse(1);
    }

    /** The largest burst that every target takes. */
    private int largestBurst() {
        return subjects.stream()
                .flatMap(subject -> subject.spec().endpoints().values().stream())
                .mapToInt(Planner::largestBurst)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static int largestBurst(EndpointSpec endpoint) {
        return endpoint.largestBurst().orElse(Integer.MAX_VALUE);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
