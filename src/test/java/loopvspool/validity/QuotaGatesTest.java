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
import loopvspool.sut.Endpoint;
import loopvspool.sut.TargetQuota;
import org.junit.jupiter.api.Test;

/** What a quota of 0.5 CPUs in periods of 100 ms does by itself, to Gatling and a target of one core that share it, is no doubt. */
class QuotaGatesTest {
    private static final CpuQuota HALF = new CpuQuota(0.5, 0.1, "/lab");
    private static final RunCores CORES = new RunCores(Forged.TWO_CORES, Forged.TWO_CORES);
    private static final CoreShares SHARED =
            new CoreShares(CORES, Optional.empty(), Optional.of(HALF), List.of(new TargetQuota("javalin-1x", HALF, 1)));
    private static final CoreShares WHOLE = new CoreShares(CORES, Optional.empty(), Optional.empty(), List.of());

    private static final Step ALONE = Forged.step().users(1).predicted(2, 2, 1).build();

    private static long found(Gate gate, CoreShares cores, StepResult step, double late, double pressure) {
        return gate.check(evidence(cores, step, late, pressure)).count();
    }

    private static long found(Gate gate, CoreShares cores, StepResult step) {
        return found(gate, cores, step, 0, 0);
    }

    private static Evidence evidence(CoreShares cores, StepResult step, double late, double pressure) {
        StepSurroundings around = new StepSurroundings(2, Forged.TWO_CORES, 0.0, 0.0, pressure, 0.0, late);
        return Forged.in(
                new Surroundings(pressure, Map.of(step.step(), around), List.of(), Map.of(), 10, cores),
                Forged.evidence(
                        1,
                        List.of(),
                        List.of(step),
                        List.of(),
                        Map.of("javalin-1x", 1),
                        0,
                        Forged.evidence(step).census()));
    }

    private static StepResult alone(double received, double service, double cpu) {
        return Forged.ran(
                ALONE,
                Forged.row(0).received(received).service(service).cpu(cpu).build());
    }

    @Test
    void shouldLetAHandlerTakeItsPartOfACoreAndAStop() {
        assertThat(found(new EnoughCpu(), WHOLE, alone(2.1, 2.1, 1))).isEqualTo(1);
        assertThat(found(new EnoughCpu(), SHARED, alone(2.1, 2.1, 1))).isZero();
        assertThat(found(new EnoughCpu(), SHARED, alone(2.4, 2.4, 1)))
                .as("2 s, a stop of 100 ms, and 14 %")
                .isEqualTo(1);
    }

    @Test
    void shouldLetGatlingBeLateByAStop() {
        StepResult step = alone(2, 2, 1);

        assertThat(found(new InjectorOnTime(), WHOLE, step, 0.15, 0)).isEqualTo(1);
        assertThat(found(new InjectorOnTime(), SHARED, step, 0.15, 0)).isZero();
        assertThat(found(new InjectorOnTime(), SHARED, step, 0.21, 0)).isEqualTo(1);
    }

    private static StepResult spread(double seconds) {
        return Forged.ran(
                Forged.step().users(2).build(),
                Forged.row(0).received(2).build(),
                Forged.row(1).sent(seconds).received(2).build());
    }

    @Test
    void shouldLetTheSendsOfABurstBeAStopApart() {
        assertThat(found(new StartTogether(), WHOLE, spread(0.12))).isEqualTo(1);
        assertThat(found(new StartTogether(), SHARED, spread(0.12))).isZero();
        assertThat(found(new StartTogether(), SHARED, spread(0.16))).isEqualTo(1);
    }

    @Test
    void shouldLetTargetAndClientBeStoppedBesideTheWork() {
        assertThat(found(new TimesAddUp(), WHOLE, alone(0.3, 0.1, 0.05))).isEqualTo(1);
        assertThat(found(new TimesAddUp(), SHARED, alone(0.3, 0.1, 0.05))).isZero();
        assertThat(found(new TimesAddUp(), SHARED, alone(0.4, 0.1, 0.05))).isEqualTo(1);
    }

    /** The second begins that much after the first has ended, and counts it still. */
    private static StepResult countedLate(double seconds) {
        return Forged.ran(
                Forged.step().users(2).build(),
                Forged.row(0).received(1).inFlight(1).build(),
                Forged.row(1).received(2 + seconds).inFlight(2).build());
    }

    @Test
    void shouldLetAThreadBeStoppedBeforeItCountsItsRequestOut() {
        assertThat(found(new LittlesLaw(), WHOLE, countedLate(0.1))).isEqualTo(1);
        assertThat(found(new LittlesLaw(), SHARED, countedLate(0.1))).isZero();
        assertThat(found(new LittlesLaw(), SHARED, countedLate(0.2))).isEqualTo(1);
    }

    @Test
    void shouldNotTakeItsOwnStoppedThreadsForPressureOfOthers() {
        StepResult differs = Forged.ran(
                Forged.step()
                        .endpoint(Endpoint.SYNC_IOBOUND)
                        .users(1)
                        .predicted(1, 1, 1)
                        .build(),
                Forged.row(0).received(2).service(2).build());

        assertThat(found(new LittlePressure(), WHOLE, differs, 0, 50))
                .as("before the run, and during the step")
                .isEqualTo(2);
        assertThat(found(new LittlePressure(), SHARED, differs, 0, 50)).isZero();
        assertThat(new LittlePressure().unchecked(evidence(SHARED, differs, 0, 50)))
                .as("is said")
                .hasSize(1);
    }

    @Test
    void shouldKnowNoStopWhereTheQuotaGivesAllCores() {
        CpuQuota all = new CpuQuota(2, 0.1, "/lab");
        CoreShares shares =
                new CoreShares(CORES, Optional.empty(), Optional.of(all), List.of(new TargetQuota("vertx", all, 2)));

        assertThat(shares.stopSeconds("vertx")).isZero();
        assertThat(shares.injectorStopSeconds()).isZero();
        assertThat(SHARED.stopSeconds("vertx")).as("of another target").isZero();
    }
}
