package loopvspool.validity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopvspool.experiment.Step;
import loopvspool.machine.CpuQuota;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import loopvspool.observe.CoreShares;
import loopvspool.observe.RunCores;
import loopvspool.observe.StepSurroundings;
import loopvspool.observe.Surroundings;
import loopvspool.observe.ThrottleWatch;
import loopvspool.record.Told;
import loopvspool.settings.CpuSet;
import loopvspool.sut.Endpoint;
import loopvspool.sut.TargetQuota;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gates that look at what went on around the load: 2 s on 2 cores, so 4 s of CPU time. */
class DisturbanceGatesTest {
    private static final String STEP_NAME = "javalin-1x / cpu-burst / sync-cpubound";
    private static final StepResult GOOD = Forged.asPredicted(Forged.step().build());

    private static StepSurroundings around(
            double otherProcessSeconds, double steal, double pressure, double cpu, double late) {
        return new StepSurroundings(2, Forged.TWO_CORES, otherProcessSeconds, steal, pressure, cpu, late);
    }

    private static Evidence evidence(StepResult step, StepSurroundings around) {
        return Forged.in(
                new Surroundings(
                        0.0, Map.of(step.step(), around), List.of(), Map.of("Gatling", 0.0), 10, CoreShares.NONE),
                Forged.evidence(step));
    }

    private static Evidence evidence(Double pressure, Map<String, Double> throttled) {
        return Forged.in(
                new Surroundings(pressure, Map.of(), List.of(), throttled, 10, CoreShares.NONE), Forged.evidence(GOOD));
    }

    @Nested
    class InjectorGates {
        @Test
        void shouldSuspectAnInjectorThatWokeLate() {
            assertThat(Told.by(new InjectorOnTime(), evidence(GOOD, around(0, 0, 0, 0, 0.1))))
                    .isEmpty();
            assertThat(Told.by(new InjectorOnTime(), evidence(GOOD, around(0, 0, 0, 0, 0.101))))
                    .containsExactly(
                            Told.suspect(
                                    STEP_NAME,
                                    "injector late: a thread that should wake every 50 ms was 101 ms late; at most 100 ms is allowed"));
        }

        @Test
        void shouldSuspectAnInjectorWithoutCoresToSpare() {
            assertThat(Told.by(new InjectorHasCpu(), evidence(GOOD, around(0, 0, 0, 80, 0))))
                    .isEmpty();
            assertThat(Told.by(new InjectorHasCpu(), evidence(GOOD, around(0, 0, 0, 81, 0))))
                    .containsExactly(Told.suspect(
                            STEP_NAME,
                            "injector short of CPU: Gatling used 81 % of its cores; at most 80 % is allowed"));
        }
    }

    @Nested
    class NoOtherProcessesGate {
        private final Gate gate = new NoOtherProcesses();

        @Test
        void shouldSuspectOtherProcessesOnTheCores() {
            assertThat(Told.by(gate, evidence(GOOD, around(0.24, 0, 0, 0, 0))))
                    .as("6 %, within the ticks")
                    .isEmpty();
            assertThat(Told.by(gate, evidence(GOOD, around(1.88, 0, 0, 0, 0))))
                    .containsExactly(
                            Told.suspect(
                                    STEP_NAME,
                                    "other processes took 47 % of cores 0-1 during the step, 1.9 s of CPU time; at most 5 % is allowed"));
        }

        @Test
        void shouldSuspectAnotherProcessThatCameForAPartOfALongStep() {
            StepSurroundings quarter = new StepSurroundings(20, Forged.TWO_CORES, 2.5, 0.0, 0.0, 0.0, 0);

            assertThat(Told.by(gate, evidence(GOOD, quarter))).as("6 % of 40 s").hasSize(1);
        }

        @Test
        void shouldAllowForTheTicksOfAShortStep() {
            StepSurroundings blink = new StepSurroundings(0.1, Forged.TWO_CORES, 0.05, 0.0, 0.0, 0.0, 0);

            assertThat(Told.by(gate, evidence(GOOD, blink)))
                    .as("25 %, five ticks")
                    .isEmpty();
        }

        @Test
        void shouldSayWhereNobodyCanTell() {
            StepSurroundings blind = new StepSurroundings(2, Forged.TWO_CORES, null, null, null, null, 0);

            assertThat(Told.by(gate, evidence(GOOD, blind))).isEmpty();
            assertThat(Told.unchecked(gate, evidence(GOOD, blind)))
                    .singleElement()
                    .asString()
                    .startsWith("whether other processes used the cores, in 1 step of javalin-1x: its own are");
            assertThat(Told.unchecked(gate, evidence(GOOD, around(0, 0, 0, 0, 0))))
                    .isEmpty();
        }

        @Test
        void shouldNameTheTargetThatHidesItsProcessesAndNoOther() {
            StepResult mine =
                    Forged.asPredicted(Forged.step().number(2).target("mine").build());
            StepSurroundings hidden = new StepSurroundings(2, Forged.TWO_CORES, null, 0.0, 0.0, 0.0, 0);
            Evidence evidence = Forged.in(
                    new Surroundings(
                            0.0,
                            Map.of(GOOD.step(), around(0, 0, 0, 0, 0), mine.step(), hidden),
                            List.of(),
                            Map.of(),
                            10,
                            CoreShares.NONE),
                    Forged.evidence(GOOD, mine));

            assertThat(gate.unchecked(evidence)).singleElement().satisfies(remark -> {
                assertThat(remark.subject()).isEqualTo("mine");
                assertThat(remark.cause().remedy()).contains("pid");
            });
        }

        @Test
        void shouldNotBlameTheTargetWhereTheMachineIsNotToBeSeen() {
            StepSurroundings blind = new StepSurroundings(2, null, null, null, null, null, 0);

            assertThat(gate.unchecked(evidence(GOOD, blind)))
                    .extracting(remark -> remark.cause().id())
                    .containsExactly("cpu-time-unseen");
        }
    }

    @Nested
    class LittlePressureGate {
        private final Gate gate = new LittlePressure();

        @Test
        void shouldSuspectAMachineThatWasBusyBefore() {
            assertThat(Told.by(gate, evidence(10.0, Map.of()))).isEmpty();
            assertThat(Told.by(gate, evidence(11.0, Map.of())))
                    .containsExactly(
                            Told.suspect(
                                    "machine",
                                    "processes of the machine waited for a core for 11 % of the time just before the run; at most 10 % is allowed"));
        }

        @Test
        void shouldSayWhereTheKernelDoesNotTell() {
            assertThat(Told.by(gate, evidence(null, Map.of()))).isEmpty();
            assertThat(Told.unchecked(gate, evidence(null, Map.of()))).hasSize(1);
            assertThat(Told.unchecked(gate, evidence(0.0, Map.of()))).isEmpty();
        }

        @Test
        void shouldSayThatPressureTellsNothingOfARunOnSomeCoresAlone() {
            RunCores some = new RunCores(CpuSet.parse("1").orElseThrow(), Forged.TWO_CORES);
            Evidence evidence = Forged.in(
                    new Surroundings(
                            null,
                            Map.of(),
                            List.of(),
                            Map.of(),
                            10,
                            new CoreShares(some, Optional.empty(), Optional.empty(), List.of())),
                    Forged.evidence(GOOD));

            assertThat(Told.by(gate, evidence)).isEmpty();
            assertThat(Told.unchecked(gate, evidence))
                    .singleElement()
                    .asString()
                    .contains("0-1", "core 1");
        }

        /** Two waves of 1 s, or of 1.5 s. */
        private StepResult burst(Endpoint endpoint, int workers, double second) {
            Step step = Forged.step()
                    .endpoint(endpoint)
                    .users(2)
                    .predicted(2, 1.5, workers)
                    .build();
            return Forged.ran(
                    step,
                    Forged.row(0).received(1).inFlight(workers).build(),
                    Forged.row(1).received(second).inFlight(workers).build());
        }

        @Test
        void shouldSuspectPressureInAStepThatDiffersAndLeavesACore() {
            assertThat(Told.by(gate, evidence(burst(Endpoint.SYNC_CPUBOUND, 1, 3), around(0, 0, 50, 0, 0))))
                    .hasSize(1);
            assertThat(Told.by(gate, evidence(burst(Endpoint.SYNC_CPUBOUND, 1, 3), around(0, 0, 10, 0, 0))))
                    .as("10 %")
                    .isEmpty();
            assertThat(Told.by(gate, evidence(burst(Endpoint.SYNC_CPUBOUND, 1, 2), around(0, 0, 50, 0, 0))))
                    .as("as predicted")
                    .isEmpty();
            assertThat(Told.by(gate, evidence(burst(Endpoint.SYNC_CPUBOUND, 2, 3), around(0, 0, 50, 0, 0))))
                    .as("its own pressure")
                    .isEmpty();
        }

        @ParameterizedTest
        @EnumSource(names = {"SYNC_IOBOUND", "ASYNC_IOBOUND", "SYNC_SQL", "ASYNC_SQL"})
        void shouldSuspectPressureInAStepThatDiffersAndWaitsWithMoreWorkersThanThereAreCores(Endpoint endpoint) {
            assertThat(Told.by(gate, evidence(burst(endpoint, 9, 3), around(0, 0, 50, 0, 0))))
                    .containsExactly(
                            Told.suspect(
                                    "javalin-1x / cpu-burst / " + endpoint.label(),
                                    "processes of the machine waited for a core for 50 % of the time during the step, which differs; at most 10 % is allowed"));
            assertThat(Told.by(gate, evidence(burst(endpoint, 9, 2), around(0, 0, 50, 0, 0))))
                    .as("as predicted")
                    .isEmpty();
        }
    }

    @Nested
    class LittleStolenGate {
        @Test
        void shouldSuspectAStepThatLostItsProcessors() {
            assertThat(Told.by(new LittleStolen(), evidence(GOOD, around(0, 1.5, 0, 0, 0))))
                    .as("six ticks")
                    .isEmpty();
            assertThat(Told.by(new LittleStolen(), evidence(GOOD, around(0, 1.6, 0, 0, 0))))
                    .containsExactly(
                            Told.suspect(
                                    STEP_NAME,
                                    "the hypervisor took 1.6 % of the processor time of cores 0-1 during the step; at most 1 % is allowed"));
        }
    }

    @Nested
    class LittleThrottledGate {
        private final Gate gate = new LittleThrottled();

        @Test
        void shouldSuspectAQuotaThatWasUsedUp() {
            assertThat(Told.by(gate, evidence(0.0, Map.of("vertx", 0.1)))).isEmpty();
            assertThat(Told.by(gate, evidence(0.0, Map.of("vertx", 0.2))))
                    .containsExactly(
                            Told.suspect(
                                    "vertx",
                                    "throttled: the CPU quota of its control group, or of one above, kept threads from running for 0.2 s, 2.0 % of the run; at most 1 % is allowed"));
        }

        /** A target that computes all the time uses its quota up, and stops whoever shares it. */
        @Test
        void shouldNotSuspectAQuotaThatThePredictionKnows() {
            CpuQuota quota = new CpuQuota(1.5, 0.1, "/lab");
            CoreShares shared = new CoreShares(
                    RunCores.UNKNOWN,
                    Optional.empty(),
                    Optional.of(quota),
                    List.of(new TargetQuota("vertx", quota, 2)));
            Map<String, Double> throttled =
                    Map.of(ThrottleWatch.GATLING, 4.0, "vertx", 4.0, "vertx, fork 2", 4.0, "javalin-1x", 4.0);

            assertThat(gate.check(Forged.in(
                            new Surroundings(0.0, Map.of(), List.of(), throttled, 10, shared), Forged.evidence(GOOD))))
                    .extracting(Finding::subject)
                    .containsExactly("javalin-1x");
        }

        @Test
        void shouldSayWhereNoControlGroupIsToBeSeen() {
            assertThat(Told.unchecked(gate, evidence(0.0, Map.of()))).hasSize(1);
            assertThat(Told.unchecked(gate, evidence(0.0, Map.of("Gatling", 0.0))))
                    .isEmpty();
        }
    }
}
