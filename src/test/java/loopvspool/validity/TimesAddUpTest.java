package loopvspool.validity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import loopvspool.experiment.Step;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import loopvspool.record.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesAddUpTest {
    private static final Step BURST = Forged.step().build();
    private static final Step ALONE = Forged.step().users(1).requestsPerUser(1).build();

    private final Gate gate = new TimesAddUp();

    private List<Told> check(StepResult result) {
        return Told.by(gate, Forged.evidence(result));
    }

    @Test
    void shouldPassAHandlerThatWorkedForAsLongAsItsClientWaited() {
        assertThat(check(Forged.ran(
                        BURST, Forged.row(0).received(1).service(1.004).build())))
                .as("4 ms are the injector's clock")
                .isEmpty();
    }

    @Test
    void shouldRefuseAHandlerThatSaysItWorkedForLongerThanItsClientWaited() {
        assertThat(check(Forged.ran(
                        BURST,
                        Forged.row(0).received(1).service(1.1).build(),
                        Forged.row(1).received(1).service(1000).build())))
                .containsExactly(
                        Told.invalid(
                                BURST.name(),
                                "a handler says that it worked for 1000.000 s, and its client waited for 1.000 s: is its result in seconds?"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.81, 1})
    void shouldPassALonelyRequestOfWhichMostWasWork(double service) {
        assertThat(check(Forged.ran(
                        ALONE, Forged.row(0).received(1).service(service).build())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.79})
    void shouldDoubtALonelyRequestThatTookLongerThanItsWork(double service) {
        assertThat(check(Forged.ran(
                        ALONE, Forged.row(0).received(1).service(service).build())))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.SUSPECT);
                    assertThat(finding.reason()).startsWith("a single user waited for 1.000 s in the mean");
                });
    }

    @Test
    void shouldPassAShortRequestWhoseWayCounts() {
        assertThat(check(Forged.ran(
                        ALONE, Forged.row(0).received(0.06).service(0.02).build())))
                .isEmpty();
    }

    @Test
    void shouldObeyTheLimitsThatTheUserSets() {
        Evidence tooLong = Forged.evidence(
                Forged.ran(BURST, Forged.row(0).received(1).service(1.1).build()));
        assertThat(Told.by(gate, Forged.allowing("lab.gates.serviceExceedsResponse", "101ms", tooLong)))
                .isEmpty();
        assertThat(Told.by(gate, Forged.allowing("lab.gates.serviceExceedsResponse", "99ms", tooLong)))
                .hasSize(1);

        Evidence beside = Forged.evidence(
                Forged.ran(ALONE, Forged.row(0).received(1).service(0.7).build()));
        assertThat(Told.by(gate, Forged.allowing("lab.gates.clientOverhead", "31", beside)))
                .isEmpty();
        assertThat(Told.by(gate, Forged.allowing("lab.gates.clientOverhead", "29.5", beside)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason())
                        .endsWith("at most 29.5 %, or 50 ms if that is more, beside the work is expected"));
        assertThat(Told.by(gate, Forged.allowing("lab.gates.clientOverheadFloor", "301ms", beside)))
                .isEmpty();
        assertThat(Told.by(gate, Forged.allowing("lab.gates.clientOverheadFloor", "299ms", beside)))
                .hasSize(1);
    }

    @Test
    void shouldLetRequestsOfABurstWaitForEachOther() {
        assertThat(check(Forged.ran(BURST, Forged.row(0).received(9).service(1).build())))
                .isEmpty();
    }

    @Test
    void shouldPassOverAFailedRequest() {
        assertThat(check(Forged.ran(BURST, Forged.row(0).refused(500)))).isEmpty();
    }
}
