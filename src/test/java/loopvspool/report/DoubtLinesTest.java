package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopvspool.validity.Cause;
import loopvspool.validity.Doubt;
import loopvspool.validity.Doubt.Kind;
import org.junit.jupiter.api.Test;

class DoubtLinesTest {
    private final DoubtLines lines = new DoubtLines();

    private static List<Doubt> doubts(Kind kind, int number) {
        return IntStream.range(0, number)
                .mapToObj(
                        one -> new Doubt(kind, new Cause(kind + "-" + one, "title of " + one), 3, kind + " " + one, ""))
                .toList();
    }

    private static List<Doubt> all(List<Doubt> some, List<Doubt> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    @Test
    void shouldPrintADozenInAllHoweverManyThereAre() {
        lines.said("CPU quota: 1.5");
        List<Doubt> skipped = doubts(Kind.SKIPPED, 20);

        List<String> before = lines.beforeTheLoad(skipped);
        List<String> after = lines.ofResult(all(doubts(Kind.SUSPECT, 20), skipped));

        assertThat(1 + before.size() + after.size()).isEqualTo(12);
        assertThat(after.get(0)).startsWith("SUSPECT: ");
    }

    @Test
    void shouldSayAgainInOneLineWhatItHasSaidBeforeTheLoad() {
        List<Doubt> skipped = doubts(Kind.SKIPPED, 3);
        lines.beforeTheLoad(skipped);

        assertThat(lines.ofResult(all(all(doubts(Kind.SUSPECT, 1), skipped), doubts(Kind.NOTE, 1))))
                .hasSize(3)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("SUSPECT: "),
                        again -> assertThat(again)
                                .startsWith("SKIPPED, as said before")
                                .contains("title of 0", "title of 2"),
                        last -> assertThat(last).startsWith("note: "));
    }

    @Test
    void shouldSayInFullWhatHasBecomeMoreSince() {
        lines.beforeTheLoad(doubts(Kind.SKIPPED, 1));
        Doubt grown = new Doubt(Kind.SKIPPED, doubts(Kind.SKIPPED, 1).get(0).cause(), 4, "more", "");

        assertThat(lines.ofResult(List.of(grown))).containsExactly("SKIPPED: more");
    }
}
