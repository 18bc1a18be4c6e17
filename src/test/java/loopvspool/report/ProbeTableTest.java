package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import loopvspool.record.PingRecord;
import org.junit.jupiter.api.Test;

class ProbeTableTest {
    private final StepResult blocked = Forged.ran(
            Forged.asPredicted(Forged.step().target("vertx").probes(3, 1.5).build()),
            Forged.ping(0, 0.25, 1.5),
            Forged.ping(1, 0.75, 1.5));

    @Test
    void shouldSayWhoWouldHaveFailedTheHealthCheck() {
        StepResult passing =
                Forged.ran(Forged.asPredicted(Forged.step().probes(1, 0).build()), Forged.ping(0, 0.25, 0.26));

        assertThat(ProbeTable.of(List.of(blocked, passing), "").lines())
                .contains("health-check: What does a health check of 1 s see beside each burst?")
                .anyMatch(line -> line.matches(
                        " +vertx cpu-burst sync-cpubound +1\\.250 +1\\.250 +0\\.750 +1\\.000 +1 / 1 +FAILS +MATCH"))
                .anyMatch(
                        line -> line.matches(
                                " +javalin-1x cpu-burst sync-cpubound +0\\.000 +0\\.010 +0\\.000 +0\\.010 +0 / 0 +passes +MATCH"))
                .allMatch(line -> line.length() <= 120);
    }

    @Test
    void shouldShowOfASweepTheLargestBurst() {
        StepResult three = Forged.asPredicted(
                Forged.step().users(3).variant("3 users").probes(1, 0).build());
        StepResult four = Forged.asPredicted(
                Forged.step().users(4).variant("4 users").probes(1, 0).build());

        assertThat(ProbeTable.of(
                                List.of(
                                        Forged.ran(four, Forged.ping(0, 0.25, 0.27)),
                                        Forged.ran(three, Forged.ping(0, 0.25, 0.26))),
                                "")
                        .lines()
                        .filter(line -> line.contains("cpu-burst")))
                .singleElement()
                .asString()
                .contains("0.020");
    }

    @Test
    void shouldLeaveOutASweepOfAnEndpointThatHasABurst() {
        StepResult swept = Forged.ran(
                Forged.asPredicted(Forged.step()
                        .experiment("cpu-sweep")
                        .target("vertx")
                        .variant("3 users")
                        .probes(1, 0)
                        .build()),
                Forged.ping(0, 0.25, 0.26));

        assertThat(ProbeTable.of(List.of(blocked, swept), "")).doesNotContain("cpu-sweep");
    }

    @Test
    void shouldBeEmptyWhereNobodyWasBesideTheBursts() {
        assertThat(ProbeTable.of(List.of(Forged.asPredicted(Forged.step().build())), ""))
                .isEmpty();
    }

    @Test
    void shouldTellAPingThatWasNotSentFromOneThatWasLost() {
        StepResult none = Forged.asPredicted(Forged.step().probes(1, 0).build());
        StepResult lost =
                Forged.ran(none, new PingRecord(0, Forged.START, null, Forged.START + 1_000_000, null, "no answer"));

        assertThat(ProbeTable.of(List.of(none), "").lines()).anyMatch(line -> line.endsWith("0 / -  none sent"));
        assertThat(ProbeTable.of(List.of(lost), "").lines())
                .anyMatch(line -> line.matches(".* 0 / 1 +FAILS +DIFFERS: 1 failed"));
    }
}
