package loopvspool.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class NaiveRuleTest {
    private static final LinearFit FIT = new LinearFit(0, 0.0005, 1);

    @Test
    void shouldSayHowFarItsChoiceWouldMiss() {
        NaiveRule rule =
                NaiveRule.of(List.of(new Sample(1, 0.001, 9.0, null), new Sample(1, 0.002, 9.0, null)), FIT, 2);

        assertThat(rule.meanSeconds()).as("by wall time, as the notebook").isEqualTo(0.0015, within(1e-12));
        assertThat(rule.iterations()).as("int(2 / 0.0015)").isEqualTo(1333);
        assertThat(rule.expectedSeconds()).isEqualTo(0.6665, within(1e-9));
        assertThat(rule.missPercent()).isEqualTo(66.675, within(1e-6));
    }

    @Test
    void shouldMissAlsoInTheOtherDirection() {
        NaiveRule rule = NaiveRule.of(List.of(new Sample(1, 0.0004, null, null)), FIT, 2);

        assertThat(rule.iterations()).isEqualTo(5000);
        assertThat(rule.missPercent()).as("2.5 s for 2 s").isEqualTo(25, within(1e-9));
    }
}
