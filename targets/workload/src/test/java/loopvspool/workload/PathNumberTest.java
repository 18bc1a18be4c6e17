package loopvspool.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathNumberTest {

    private final PathNumber iterations = new PathNumber("iterations", 1_000);

    @Test
    void takesWholeNumbersFromOneToTheMost() {
        assertThat(iterations.parse("1")).isOne();
        assertThat(iterations.parse("1000")).isEqualTo(1_000);
        assertThat(iterations.parse("007")).isEqualTo(7);
        assertThat(new PathNumber("iterations", Integer.MAX_VALUE).parse("2147483647"))
                .isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-1",
                "1001",
                "4294967297",
                "99999999999999999999",
                "abc",
                "1e2",
                "+5",
                "5.0",
                " 5",
                "5 ",
                "\u0665"
            })
    void refusesAllElseAndSaysWhatIsAllowed(String text) {
        RejectedRequest rejected = catchThrowableOfType(RejectedRequest.class, () -> iterations.parse(text));
        assertThat(rejected.problem())
                .isEqualTo(new Problem(
                        "about:blank",
                        "Bad Request",
                        400,
                        "iterations must be a whole number in decimal digits from 1 to 1000, but is \"" + text + '"'));
        assertThat(rejected.getStackTrace()).isEmpty();
    }
}
