package loopvspool.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import loopvspool.calibration.Calibration;
import loopvspool.calibration.LinearFit;
import loopvspool.calibration.NaiveRule;
import loopvspool.calibration.Sample;
import loopvspool.experiment.Context;
import loopvspool.experiment.Fork;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Probes;
import loopvspool.experiment.Series;
import loopvspool.experiment.Step;
import loopvspool.experiment.Subject;
import loopvspool.machine.CpuQuota;
import loopvspool.observe.ContextResult;
import loopvspool.observe.CoreShares;
import loopvspool.observe.Environment;
import loopvspool.observe.Host;
import loopvspool.observe.MeasuredTarget;
import loopvspool.observe.RunCensus;
import loopvspool.observe.RunCores;
import loopvspool.observe.StepSurroundings;
import loopvspool.observe.Surroundings;
import loopvspool.prediction.Arrivals;
import loopvspool.prediction.Prediction;
import loopvspool.prediction.PredictionFixture;
import loopvspool.prediction.ProbePrediction;
import loopvspool.prediction.RequestTimes;
import loopvspool.record.PingRecord;
import loopvspool.record.RequestRecord;
import loopvspool.settings.CpuSet;
import loopvspool.settings.GateSettings;
import loopvspool.settings.LabSettings;
import loopvspool.settings.Slowed;
import loopvspool.sut.Container;
import loopvspool.sut.Endpoint;
import loopvspool.sut.FakeTarget;
import loopvspool.sut.Processes;
import loopvspool.sut.Reply;
import loopvspool.sut.Specs;
import loopvspool.sut.TargetIdentity;
import loopvspool.sut.TargetQuota;
import loopvspool.sut.TargetSpec;
import loopvspool.validity.Cause;
import loopvspool.validity.Evidence;
import loopvspool.validity.Finding;
import loopvspool.validity.Finding.Severity;
import loopvspool.validity.RunResult;
import loopvspool.validity.Skipped;
import loopvspool.validity.Validity;

/** Results that no run has made. What a test does not set is as in a good run with D = 1 s and 2 workers. */
public final class Forged {
    /** When every forged step begins, in microseconds since the epoch. */
    public static final long START = 1_700_000_000_000_000L;

    /** Nothing else went on, as far as anybody looked. */
    public static final Surroundings QUIET =
            new Surroundings(0.0, Map.of(), List.of(), Map.of("Gatling", 0.0), 10, CoreShares.NONE);

    /** The machine of the forged runs. */
    public static final CpuSet TWO_CORES = CpuSet.parse("0-1").orElseThrow();

    /** A cause of which nothing follows. */
    public static final Cause SOME = new Cause("some-cause", "something is the matter");

    private Forged() {}

    /** A finding of a step or target. */
    public static Finding finding(Severity severity, String subject, String reason) {
        return new Finding(SOME, severity, subject, 0, reason);
    }

    /** Gatling and the targets share these cores, and nothing else is known of any. */
    public static CoreShares shared(String cores) {
        return new CoreShares(RunCores.UNKNOWN, Optional.of(cores), Optional.empty(), List.of());
    }

    public static StepBuilder step() {
        return new StepBuilder();
    }

    public static RowBuilder row(int seat) {
        return new RowBuilder(seat);
    }

    public static CalibrationBuilder calibration(String target) {
        return new CalibrationBuilder(target);
    }

    public static RunBuilder run(StepResult... steps) {
        return new RunBuilder(List.of(steps));
    }

    /** A step with these rows. */
    public static StepResult ran(Step step, RequestRecord... rows) {
        return StepResult.of(step, List.of(rows), List.of(), Processes.NOT_KNOWN);
    }

    /** The same of a target behind whose address these were found. */
    public static StepResult ranOn(Processes processes, Step step, RequestRecord... rows) {
        return StepResult.of(step, List.of(rows), List.of(), processes);
    }

    /** Processes of these numbers. */
    public static Processes processes(long... pids) {
        return new Processes(
                Arrays.stream(pids)
                        .mapToObj(pid -> new TargetIdentity(
                                pid,
                                2,
                                OptionalInt.empty(),
                                JsonNodeFactory.instance.objectNode().put("pid", pid)))
                        .toList(),
                false);
    }

    /** The same with pings beside it. */
    public static StepResult ran(StepResult burst, PingRecord... pings) {
        return StepResult.of(burst.step(), burst.rows(), List.of(pings), burst.processes());
    }

    /** A ping that was due so many seconds after START, and answered by then. */
    public static PingRecord ping(int index, double due, double answered) {
        return new PingRecord(index, micros(due), micros(due), micros(answered), 200, null);
    }

    /** Four users, two at a time: makespan 2 s, mean 1.5 s, 2 workers. */
    public static StepResult asPredicted(Step step) {
        return ran(
                step,
                row(0).received(1).inFlight(1).build(),
                row(1).received(1).inFlight(2).build(),
                row(2).received(2).inFlight(2).build(),
                row(3).received(2).inFlight(2).build());
    }

    /** Evidence of a good run of one step; the fields can be changed one by one. */
    public static Evidence evidence(StepResult... steps) {
        return evidence(
                steps.length,
                List.of(calibration("javalin-1x").build()),
                List.of(steps),
                List.of(),
                Map.of("javalin-1x", 2),
                0,
                RunCensus.NONE);
    }

    public static Evidence evidence(CalibrationBuilder... calibrations) {
        return evidence(
                0,
                Arrays.stream(calibrations).map(CalibrationBuilder::build).toList(),
                List.of(),
                List.of(),
                Map.of(),
                0,
                RunCensus.NONE);
    }

    /** Evidence of a run in quiet surroundings, by the limits that stand in lab.conf. */
    public static Evidence evidence(
            int plannedSteps,
            List<Calibration> calibrations,
            List<StepResult> steps,
            List<String> deadTargets,
            Map<String, Integer> cores,
            double stealPercent,
            RunCensus census) {
        return new Evidence(
                plannedSteps,
                calibrations,
                steps,
                deadTargets,
                List.of(),
                cores,
                stealPercent,
                census,
                QUIET,
                Optional.empty(),
                GateSettings.byDefault());
    }

    /** The same evidence of a run in which the user has slowed a target. */
    public static Evidence slowed(String target, int percent, Evidence evidence) {
        return but(evidence, evidence.surroundings(), Optional.of(new Slowed(target, percent)), evidence.allowed());
    }

    /** The same evidence where the user has set a limit of a gate. */
    public static Evidence allowing(String key, String value, Evidence evidence) {
        LabSettings settings =
                LabSettings.of(Map.of(key, value), List.of("vertx"), List.of("vertx"), List.of("cpu-burst"));
        return but(evidence, evidence.surroundings(), evidence.slowed(), settings.gates());
    }

    /** The same evidence of a run in which this has happened. */
    public static Evidence broken(Finding what, Evidence evidence) {
        return new Evidence(
                evidence.plannedSteps(),
                evidence.calibrations(),
                evidence.steps(),
                evidence.deadTargets(),
                List.of(what),
                evidence.cores(),
                evidence.stealPercent(),
                evidence.census(),
                evidence.surroundings(),
                evidence.slowed(),
                evidence.allowed());
    }

    /** The same evidence in these surroundings. */
    public static Evidence in(Surroundings surroundings, Evidence evidence) {
        return but(evidence, surroundings, evidence.slowed(), evidence.allowed());
    }

    private static Evidence but(
            Evidence evidence, Surroundings surroundings, Optional<Slowed> slowed, GateSettings allowed) {
        return new Evidence(
                evidence.plannedSteps(),
                evidence.calibrations(),
                evidence.steps(),
                evidence.deadTargets(),
                evidence.broken(),
                evidence.cores(),
                evidence.stealPercent(),
                evidence.census(),
                surroundings,
                slowed,
                allowed);
    }

    private static long micros(double seconds) {
        return START + Math.round(seconds * 1e6);
    }

    /** A burst of four on a pool of two. */
    public static final class StepBuilder {
        private int number = 1;
        private int fork = 1;
        private String experiment = "cpu-burst";
        private String target = "javalin-1x";
        private String variant;
        private int users = 4;
        private int requestsPerUser = 1;
        private Prediction prediction = PredictionFixture.predicted("2 at a time", 2, 1.5, 2);
        private Probes probes;
        private Context context = Context.SHARED;
        private Endpoint endpoint = Endpoint.SYNC_CPUBOUND;

        public StepBuilder number(int number) {
            this.number = number;
            return this;
        }

        public StepBuilder fork(int fork) {
            this.fork = fork;
            return this;
        }

        public StepBuilder experiment(String experiment) {
            this.experiment = experiment;
            return this;
        }

        public StepBuilder target(String target) {
            this.target = target;
            return this;
        }

        public StepBuilder variant(String variant) {
            this.variant = variant;
            return this;
        }

        public StepBuilder endpoint(Endpoint endpoint) {
            this.endpoint = endpoint;
            return this;
        }

        public StepBuilder context(Context context) {
            this.context = context;
            return this;
        }

        public StepBuilder users(int users) {
            this.users = users;
            return this;
        }

        public StepBuilder requestsPerUser(int requestsPerUser) {
            this.requestsPerUser = requestsPerUser;
            return this;
        }

        public StepBuilder predicted(double makespan, double mean, int workers) {
            this.prediction = PredictionFixture.predicted("as forged", makespan, mean, workers);
            return this;
        }

        /** When each request is predicted to begin and to be answered, in seconds after its intended send. */
        public StepBuilder predictedRequests(double[] waits, double[] responses) {
            this.prediction = new Prediction(
                    prediction.discipline(),
                    prediction.bestCase(),
                    prediction.values(),
                    new RequestTimes(waits, responses));
            return this;
        }

        /** Chance may leave some of the predicted workers idle. */
        public StepBuilder bestCase() {
            this.prediction = PredictionFixture.atMost(prediction);
            return this;
        }

        /** A ping every half second from 0.25 s on, of which each waits until the given time. */
        public StepBuilder probes(int pings, double freeAt) {
            this.probes = new Probes(
                    new Arrivals(0.5, pings),
                    1,
                    new ProbePrediction(
                            Math.max(0, freeAt - pings * 0.25), Math.max(0, freeAt - 0.25), freeAt > 1.25 ? 1 : 0));
            return this;
        }

        public Step build() {
            return new Step(
                    number,
                    fork,
                    experiment,
                    target,
                    context,
                    endpoint,
                    Optional.ofNullable(variant),
                    users,
                    requestsPerUser,
                    1,
                    prediction,
                    Optional.ofNullable(probes));
        }
    }

    /** A request of 1000 iterations that went out at once and took 1 s. Times are seconds from START. */
    public static final class RowBuilder {
        private final int seat;
        private int round;
        private double intended;
        private double sent;
        private double received = 1;
        private Double service = 1.0;
        private Double told;
        private Double cpu = 0.99;
        private Integer iterations = 1000;
        private String answer = "c0ffee";
        private String thread = "worker-1";
        private Integer inFlight = 1;
        private Long jitMillis = 0L;
        private Long gcMillis = 0L;
        private Long pid;
        private boolean clock = true;

        private RowBuilder(int seat) {
            this.seat = seat;
        }

        public RowBuilder round(int round) {
            this.round = round;
            return this;
        }

        public RowBuilder intended(double seconds) {
            this.intended = seconds;
            return this;
        }

        public RowBuilder sent(double seconds) {
            this.sent = seconds;
            return this;
        }

        public RowBuilder received(double seconds) {
            this.received = seconds;
            return this;
        }

        public RowBuilder service(double seconds) {
            this.service = seconds;
            return this;
        }

        /** What the target says of the service time, if that is not what it was. */
        public RowBuilder told(Double seconds) {
            this.told = seconds;
            return this;
        }

        public RowBuilder cpu(Double seconds) {
            this.cpu = seconds;
            return this;
        }

        /** What the target says that it ran. */
        public RowBuilder ranIterations(Integer iterations) {
            this.iterations = iterations;
            return this;
        }

        public RowBuilder answer(String answer) {
            this.answer = answer;
            return this;
        }

        public RowBuilder thread(String thread) {
            this.thread = thread;
            return this;
        }

        public RowBuilder inFlight(Integer inFlight) {
            this.inFlight = inFlight;
            return this;
        }

        public RowBuilder jitMillis(Long millis) {
            this.jitMillis = millis;
            return this;
        }

        public RowBuilder gcMillis(Long millis) {
            this.gcMillis = millis;
            return this;
        }

        /** The process that answered. */
        public RowBuilder pid(long pid) {
            this.pid = pid;
            return this;
        }

        /** A reply that does not report when the work began and ended. */
        public RowBuilder withoutClock() {
            this.clock = false;
            return this;
        }

        public RequestRecord build() {
            Reply reply = new Reply(
                    "done",
                    told == null ? service : told,
                    cpu,
                    iterations,
                    answer,
                    thread,
                    clock ? micros(received - service) : null,
                    clock ? micros(received) : null,
                    inFlight,
                    jitMillis,
                    gcMillis,
                    null,
                    null,
                    pid);
            return new RequestRecord(
                    seat, round, 1000, micros(intended), micros(sent), micros(received), 200, null, reply);
        }

        /** A request that got no answer at all. */
        public RequestRecord lost(String failure) {
            return RequestRecord.failed(seat, round, 1000, micros(intended), null, micros(received), null, failure);
        }

        /** A request that was answered by this status. */
        public RequestRecord refused(int status) {
            return RequestRecord.failed(
                    seat, round, 1000, micros(intended), micros(sent), micros(received), status, "status " + status);
        }
    }

    /** 1000 iterations take 1.01 s, 1 % off. */
    public static final class CalibrationBuilder {
        private final String target;
        private int fork = 1;
        private boolean steady = true;
        private double errorPercent = 1;
        private double perIterationSeconds = 0.001;
        private List<String> answers = List.of("c0ffee");
        private String basis = "cpu";

        private CalibrationBuilder(String target) {
            this.target = target;
        }

        public CalibrationBuilder fork(int fork) {
            this.fork = fork;
            return this;
        }

        public CalibrationBuilder notSteady() {
            this.steady = false;
            return this;
        }

        public CalibrationBuilder off(double percent) {
            this.errorPercent = percent;
            return this;
        }

        public CalibrationBuilder perIteration(double seconds) {
            this.perIterationSeconds = seconds;
            return this;
        }

        /** As of a target whose threads tell no CPU time. */
        public CalibrationBuilder byWallTime() {
            this.basis = "wall";
            return this;
        }

        /** What one iteration computed. */
        public CalibrationBuilder answers(String... answers) {
            this.answers = List.of(answers);
            return this;
        }

        public Calibration build() {
            Sample cold = new Sample(1, 0.0025, 0.0024, 310L);
            Sample warm = new Sample(1, 0.00101, null, null);
            Sample large = new Sample(2000, 2.01, 2.0, 900L);
            Sample wanted = new Sample(1000, 1 + errorPercent / 100, 1.0, 950L);
            return new Calibration(
                    target,
                    fork,
                    1,
                    new Calibration.Warmth(steady, 4.5, 12, 1.25, 0.75),
                    new NaiveRule(List.of(cold, cold), 0.0025, 400, 0.4, 60),
                    new NaiveRule(List.of(warm, warm), 0.00101, 990, 0.99, 1),
                    answers,
                    basis,
                    new LinearFit(-0.0001, perIterationSeconds, 0.9998),
                    new LinearFit(0.0002, perIterationSeconds, 0.998),
                    List.of(wanted, large),
                    List.of(
                            new Calibration.Proof(900, 0.9, 10, List.of(wanted)),
                            new Calibration.Proof(1000, 1 + errorPercent / 100, errorPercent, List.of(wanted))));
        }
    }

    /** A run that began at 09:00 and took 10 s, on a target that was calibrated. */
    public static final class RunBuilder {
        private static final TargetSpec SPEC = Specs.of(
                "javalin-1x",
                "pool of 1x cores",
                "targets/javalin",
                "Main",
                List.of(),
                Map.of(Endpoint.SYNC_CPUBOUND, Specs.waiting("cores")));

        private final List<StepResult> steps;
        private final List<Step> planned = new ArrayList<>();
        private List<Skipped> skipped = List.of();
        private List<Container> containers = List.of();
        private List<ContextResult> contexts = List.of();
        private List<MeasuredTarget> targets = List.of(new MeasuredTarget(
                1,
                new FakeTarget(
                        SPEC,
                        URI.create("http://127.0.0.1:8080"),
                        new TargetIdentity(
                                4242,
                                2,
                                OptionalInt.empty(),
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("pid", 4242)
                                        .put("cores", 2)))));
        private List<Calibration> calibrations =
                List.of(calibration("javalin-1x").build());
        private Double pressure = 3.5;
        private String commit = "0123456789abcdef0123456789abcdef01234567";
        private boolean finished = true;
        private Validity validity = new Validity("VALID", List.of(), List.of(), List.of());
        private RunCensus census = RunCensus.NONE;
        private Surroundings surroundings = QUIET;
        private CpuQuota quota;
        private RunCores cpus = new RunCores(TWO_CORES, TWO_CORES);
        private String limits = "none";
        private String failOn = "invalid";
        private String name = "none";

        private RunBuilder(List<StepResult> steps) {
            this.steps = steps;
            steps.forEach(one -> planned.add(one.step()));
        }

        /** Steps of the plan beyond those that ran. */
        public RunBuilder planned(Step... more) {
            planned.addAll(List.of(more));
            return this;
        }

        /** The target reports that it runs on this Java. */
        public RunBuilder targetJava(String version, String vendor) {
            JsonNode ping = JsonNodeFactory.instance
                    .objectNode()
                    .set(
                            "java",
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("version", version)
                                    .put("vendor", vendor));
            this.targets = List.of(new MeasuredTarget(
                    1,
                    new FakeTarget(
                            SPEC,
                            URI.create("http://127.0.0.1:8080"),
                            new TargetIdentity(4242, 2, OptionalInt.empty(), ping))));
            return this;
        }

        public RunBuilder calibrations(CalibrationBuilder... builders) {
            this.calibrations =
                    Arrays.stream(builders).map(CalibrationBuilder::build).toList();
            return this;
        }

        public RunBuilder validity(String level, Finding... findings) {
            this.validity = new Validity(level, List.of(findings), validity.unchecked(), validity.notes());
            return this;
        }

        /** What went on during a step. */
        public RunBuilder around(Step step, StepSurroundings around) {
            this.surroundings = new Surroundings(0.0, Map.of(step, around), List.of(), Map.of(), 10, shared("all"));
            return this;
        }

        /** Gatling and the target share this CPU quota. */
        public RunBuilder quota(CpuQuota both) {
            quota = both;
            surroundings = new Surroundings(
                    surroundings.pressurePercent(),
                    surroundings.steps(),
                    surroundings.identityRechecks(),
                    surroundings.throttledSeconds(),
                    surroundings.seconds(),
                    new CoreShares(
                            cpus,
                            Optional.of("all"),
                            Optional.of(both),
                            List.of(new TargetQuota(SPEC.name(), both, 2))));
            return this;
        }

        /** The run may use these of the machine's cores. */
        public RunBuilder usable(CpuSet usable) {
            cpus = new RunCores(usable, TWO_CORES);
            return this;
        }

        public RunBuilder unchecked(String what, String note) {
            this.validity = new Validity(
                    validity.level(),
                    validity.findings(),
                    List.of(SOME.remark("vertx", what)),
                    List.of(SOME.remark("run", note)));
            return this;
        }

        public RunBuilder name(String given) {
            this.name = given;
            return this;
        }

        public RunBuilder limits(String conditions) {
            this.limits = conditions;
            return this;
        }

        public RunBuilder failOn(String label) {
            this.failOn = label;
            return this;
        }

        /** The run was cut short. */
        public RunBuilder unfinished() {
            this.finished = false;
            return this;
        }

        public RunBuilder census(RunCensus known) {
            this.census = known;
            return this;
        }

        /** Whatever may be absent is absent: the run was cut short as it began, outside of git, on no Linux. */
        public RunBuilder empty() {
            this.targets = List.of();
            this.calibrations = List.of();
            this.pressure = null;
            this.commit = null;
            this.finished = false;
            return this;
        }

        public RunBuilder contexts(ContextResult... contexts) {
            this.contexts = List.of(contexts);
            return this;
        }

        public RunBuilder skipped(String what, String reason) {
            this.skipped = List.of(SOME.skipped("vertx", what, reason));
            return this;
        }

        /** The plan: 3 s of calibration of one target, and the steps. */
        public Plan plan() {
            return new Plan(
                    4,
                    0,
                    Map.of(SPEC.name(), 3.0),
                    List.of(new Subject(SPEC, 2)),
                    Stream.concat(Stream.of(1), planned.stream().map(Step::fork))
                            .distinct()
                            .map(this::fork)
                            .toList());
        }

        private Fork fork(int number) {
            return new Fork(
                    number,
                    List.of(new Subject(SPEC, 2)),
                    planned.stream()
                            .filter(step -> step.fork() == number)
                            .map(step -> new Series(List.of(step)))
                            .toList());
        }

        /** Targets and services run in these. */
        public RunBuilder containers(List<Container> all) {
            containers = all;
            return this;
        }

        public RunResult build() {
            Environment environment = new Environment(
                    new Host("AMD EPYC", 2, cpus, 1, 8_000_000_000L, "Linux 6.1"),
                    new Environment.Jvm(
                            "17.0.15",
                            "Debian",
                            "OpenJDK 17.0.15+6",
                            List.of("-Xmx1G"),
                            List.of("G1"),
                            1L << 30,
                            quota),
                    Map.of("MAVEN_OPTS", "-Xmx2g"),
                    "3.15.1",
                    commit,
                    new Host.Load(pressure, 0),
                    new Host.Load(pressure, 0.02),
                    containers);
            return new RunResult(
                    "LoopVsPool",
                    Instant.parse("2026-11-24T09:00:00Z"),
                    Instant.parse("2026-11-24T09:00:10Z"),
                    finished,
                    new TreeMap<>(Map.of(
                            "lab.serviceTime",
                            "1s",
                            "lab.ioTime",
                            "500ms",
                            "lab.kernel",
                            "chain",
                            "lab.failOn",
                            failOn,
                            "lab.limits",
                            limits,
                            "lab.name",
                            name)),
                    List.of("lab.serviceTime"),
                    environment,
                    targets,
                    skipped,
                    plan(),
                    calibrations,
                    steps,
                    contexts,
                    census,
                    surroundings,
                    validity);
        }
    }
}
