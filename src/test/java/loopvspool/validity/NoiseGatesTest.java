package loopvspool.validity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import loopvspool.observe.RunCensus;
import loopvspool.record.Told;
import loopvspool.sut.Endpoint;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The gates that tell a disturbed run from a quiet one. */
class NoiseGatesTest {
    private static Evidence evidence(StepResult step, int cores) {
        return Forged.evidence(1, List.of(), List.of(step), List.of(), Map.of("javalin-1x", cores), 0, RunCensus.NONE);
    }

    /** Two requests at once, of 1 s of CPU time each. */
    private static StepResult step(int workers, double serviceSeconds) {
        return Forged.ran(
                Forged.step().users(2).predicted(3, 3, workers).build(),
                Forged.row(0).received(3).service(serviceSeconds).cpu(1.0).build(),
                Forged.row(1).received(3).service(serviceSeconds).cpu(1.0).build());
    }

    @Nested
    class EnoughCpuGate {
        private final Gate gate = new EnoughCpu();

        @Test
        void shouldPassHandlersThatHadACoreEach() {
            assertThat(Told.by(gate, evidence(step(2, 1.1), 2))).isEmpty();
        }

        @Test
        void shouldSuspectHandlersThatHadToWaitForACore() {
            assertThat(Told.by(gate, evidence(step(2, 1.5), 2))).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(Finding.Severity.SUSPECT);
                assertThat(finding.reason())
                        .startsWith(
                                "short of CPU: the handlers took 1.500 s where their CPU time allows 1.000 s; at most 10 % more is allowed");
            });
        }

        private StepResult alone(double serviceSeconds, double makespanSeconds) {
            return Forged.ran(
                    Forged.step().users(1).predicted(1, 1, 1).build(),
                    Forged.row(0)
                            .received(makespanSeconds)
                            .service(serviceSeconds)
                            .cpu(1.0)
                            .build());
        }

        @Test
        void shouldForgiveLessWhereTheMakespanIsLate() {
            assertThat(Told.by(gate, evidence(alone(1.05, 1.1), 2)))
                    .as("5 % short, 10 % late")
                    .isEmpty();
            assertThat(Told.by(gate, evidence(alone(1.05, 1.11), 2)))
                    .as("5 % short, 11 % late")
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.reason()).endsWith("at most 2 % more is allowed"));
            assertThat(Told.by(gate, evidence(alone(1.02, 1.5), 2)))
                    .as("late for another reason")
                    .isEmpty();
        }

        @Test
        void shouldNotTakeItForAShortageThatChanceMadeAStepLate() {
            StepResult late = Forged.ran(
                    Forged.step().users(2).predicted(1, 1, 2).bestCase().build(),
                    Forged.row(0).received(1.05).service(1.05).cpu(1.0).build(),
                    Forged.row(1).received(2.1).service(1.05).cpu(1.0).build());
            assertThat(Told.by(gate, evidence(late, 2))).isEmpty();
        }

        @Test
        void shouldForgiveALateStepWhatTheUserAllows() {
            Evidence late = evidence(alone(1.05, 1.11), 2);

            assertThat(Told.by(gate, Forged.allowing("lab.gates.lateShortOfCpu", "6", late)))
                    .isEmpty();
            assertThat(Told.by(gate, Forged.allowing("lab.gates.lateShortOfCpu", "4.5", late)))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.reason()).endsWith("at most 4.5 % more is allowed"));
        }

        @Test
        void shouldAllowForCoresThatTheHandlersShare() {
            assertThat(Told.by(gate, evidence(step(4, 2.1), 2)))
                    .as("4 on 2 cores, 2.1 s")
                    .isEmpty();
            assertThat(Told.by(gate, evidence(step(4, 2.3), 2)))
                    .as("4 on 2 cores, 2.3 s")
                    .hasSize(1);
            assertThat(Told.by(gate, evidence(step(3, 2.1), 2)))
                    .as("3 on 2 cores, two of them on one, 2.1 s")
                    .isEmpty();
        }

        @Test
        void shouldSuspectAnotherProcessThatCameForTwoOfFiveHandlers() {
            StepResult partly = Forged.ran(
                    Forged.step().users(5).predicted(5, 3, 1).build(),
                    Forged.row(0).cpu(1.0).build(),
                    Forged.row(1).cpu(1.0).build(),
                    Forged.row(2).cpu(1.0).build(),
                    Forged.row(3).service(1.5).cpu(1.0).build(),
                    Forged.row(4).service(1.5).cpu(1.0).build());

            assertThat(Told.by(gate, evidence(partly, 2)))
                    .as("the median knows nothing of it")
                    .hasSize(1);
        }

        @Test
        void shouldPassATargetThatTellsNoCpuTime() {
            StepResult silent = Forged.ran(
                    Forged.step().users(1).build(),
                    Forged.row(0).received(3).service(3).cpu(null).build());

            assertThat(Told.by(gate, evidence(silent, 2))).isEmpty();
            assertThat(Told.unchecked(gate, evidence(silent, 2)))
                    .singleElement()
                    .asString()
                    .endsWith("its replies do not report cpuSeconds");
            assertThat(Told.unchecked(gate, evidence(step(2, 1), 2))).isEmpty();
        }
    }

    @Nested
    class DelayExplainedGate {
        private final Gate gate = new DelayExplained();

        /** Predicted to take 2 s. */
        private StepResult silent(Endpoint endpoint, double makespan) {
            return Forged.ran(
                    Forged.step().endpoint(endpoint).users(2).build(),
                    Forged.row(0).inFlight(1).cpu(null).build(),
                    Forged.row(1)
                            .received(makespan)
                            .service(makespan)
                            .inFlight(2)
                            .cpu(null)
                            .build());
        }

        @Test
        void shouldSuspectADelayThatNobodyCanExplain() {
            assertThat(Told.by(gate, evidence(silent(Endpoint.SYNC_CPUBOUND, 3.58), 2)))
                    .containsExactly(
                            Told.suspect(
                                    "javalin-1x / cpu-burst / sync-cpubound",
                                    "whether it had the cores cannot be checked: the handlers tell no CPU time, and the makespan is +79 % off; at most 10 % is believed without"));
            assertThat(Validity.of(evidence(silent(Endpoint.SYNC_CPUBOUND, 3.58), 2))
                            .level())
                    .isEqualTo("SUSPECT");
        }

        @Test
        void shouldPassOneThatIsOnTimeOrEarly() {
            assertThat(Told.by(gate, evidence(silent(Endpoint.SYNC_CPUBOUND, 2.2), 2)))
                    .as("+10 %")
                    .isEmpty();
            assertThat(Told.by(gate, evidence(silent(Endpoint.SYNC_CPUBOUND, 1.2), 2)))
                    .isEmpty();
        }

        @Test
        void shouldObeyTheLimitThatTheUserSets() {
            Evidence late = evidence(silent(Endpoint.SYNC_CPUBOUND, 3.58), 2);

            assertThat(Told.by(gate, Forged.allowing("lab.gates.unexplainedDelay", "80", late)))
                    .isEmpty();
            assertThat(Told.by(gate, Forged.allowing("lab.gates.unexplainedDelay", "78", late)))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.reason()).endsWith("at most 78 % is believed without"));
        }

        @Test
        void shouldLeaveThoseToTheOtherGatesThatTellTheirCpuTime() {
            StepResult told = Forged.ran(
                    Forged.step().users(2).build(),
                    Forged.row(0).build(),
                    Forged.row(1).received(3.58).build());

            assertThat(Told.by(gate, evidence(told, 2))).isEmpty();
        }

        @Test
        void shouldNotBelieveAStepOfWhichOneHandlerDoesNotTell() {
            StepResult partly = Forged.ran(
                    Forged.step().users(2).build(),
                    Forged.row(0).build(),
                    Forged.row(1).received(3.58).cpu(null).build());

            assertThat(Told.by(gate, evidence(partly, 2))).hasSize(1);
        }

        @Test
        void shouldAskNoCpuTimeOfWorkThatWaits() {
            assertThat(Told.by(gate, evidence(silent(Endpoint.ASYNC_IOBOUND, 3.58), 2)))
                    .isEmpty();
        }
    }

    @Nested
    class SameSpeedGate {
        private final Gate gate = new SameSpeed();

        private StepResult used(double cpuSeconds) {
            return Forged.ran(
                    Forged.step().users(1).build(),
                    Forged.row(0).cpu(cpuSeconds).build());
        }

        @Test
        void shouldSuspectCoresThatWereSlowerOrFasterThanWhenTheyWereCalibrated() {
            assertThat(Told.by(gate, evidence(used(1.05), 2))).as("5 %").isEmpty();
            assertThat(Told.by(gate, evidence(used(0.95), 2))).as("-5 %").isEmpty();
            assertThat(Told.by(gate, evidence(used(0.94), 2))).as("-6 %").hasSize(1);
            assertThat(Told.by(gate, evidence(used(1.06), 2)))
                    .containsExactly(
                            Told.suspect(
                                    "javalin-1x / cpu-burst / sync-cpubound",
                                    "another speed than when it was calibrated: a request used 1.060 s of CPU time, +6.0 % off D = 1.000 s; at most 5 % is allowed"));
        }

        @Test
        void shouldJudgeNoStepThatWaits() {
            StepResult io = Forged.ran(
                    Forged.step().endpoint(Endpoint.SYNC_IOBOUND).users(1).build(),
                    Forged.row(0).cpu(0.001).build());

            assertThat(Told.by(gate, evidence(io, 2))).isEmpty();
        }
    }

    @Nested
    class LittleStolenGate {
        private final Gate gate = new LittleStolen();

        @Test
        void shouldSuspectMoreThanOnePercent() {
            assertThat(Told.by(
                            gate, Forged.evidence(0, List.of(), List.of(), List.of(), Map.of(), 1.0, RunCensus.NONE)))
                    .isEmpty();
            assertThat(Told.by(
                            gate, Forged.evidence(0, List.of(), List.of(), List.of(), Map.of(), 1.1, RunCensus.NONE)))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.reason()).contains("1.1 %"));
        }
    }

    @Nested
    class LittleGarbageGate {
        private final Gate gate = new LittleGarbage();

        private StepResult collecting(long millis) {
            return Forged.ran(
                    Forged.step().users(2).build(),
                    Forged.row(0).received(1).gcMillis(100L).build(),
                    Forged.row(1).received(2).gcMillis(100 + millis).build());
        }

        @Test
        void shouldSuspectMoreThanFivePercentOfTheStep() {
            assertThat(Told.by(gate, evidence(collecting(100), 2)))
                    .as("100 ms of 2 s")
                    .isEmpty();
            assertThat(Told.by(gate, evidence(collecting(120), 2)))
                    .as("120 ms of 2 s")
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.reason()).contains("took 6.0 % of the step"));
        }
    }

    @Nested
    class SameKernelGate {
        private final Gate gate = new SameKernel();

        @Test
        void shouldPassTargetsThatComputeTheSame() {
            assertThat(Told.by(gate, Forged.evidence(Forged.calibration("a"), Forged.calibration("b"))))
                    .isEmpty();
        }

        @Test
        void shouldRefuseATargetThatComputesSomethingElse() {
            assertThat(Told.by(
                            gate,
                            Forged.evidence(
                                    Forged.calibration("a"),
                                    Forged.calibration("b").answers("beef"))))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.severity()).isEqualTo(Finding.Severity.INVALID);
                        assertThat(finding.reason()).contains("c0ffee", "beef");
                    });
        }

        @Test
        void shouldRefuseATargetThatIsNotSure() {
            assertThat(Told.by(gate, Forged.evidence(Forged.calibration("a").answers("c0ffee", "beef"))))
                    .hasSize(1);
        }

        @Test
        void shouldPassTargetsThatSayNothing() {
            assertThat(Told.by(gate, Forged.evidence(Forged.calibration("a").answers(), Forged.calibration("b"))))
                    .isEmpty();
        }
    }
}
