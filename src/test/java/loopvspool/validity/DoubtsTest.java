package loopvspool.validity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.IntStream;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import loopvspool.validity.Doubt.Kind;
import org.junit.jupiter.api.Test;

class DoubtsTest {
    private static final Cause BUSY = new Cause("other-processes", "other processes used the cores", "repeat");
    private static final Cause LATE = new Cause("injector-late", "Gatling was late");
    private static final Cause SILENT = new Cause("unreported-fields", "replies do not report all fields");

    private static StepResult step(int number, String target) {
        return Forged.asPredicted(Forged.step().number(number).target(target).build());
    }

    private static String name(String target) {
        return step(1, target).step().name();
    }

    private static List<Doubt> doubts(Finding... findings) {
        return Doubts.of(Forged.run(step(1, "vertx"), step(2, "javalin-1x"), step(3, "javalin-2x"))
                .validity("SUSPECT", findings)
                .build());
    }

    @Test
    void shouldCountTheStepsOfACauseAndQuoteTheWorst() {
        List<Doubt> doubts =
                doubts(BUSY.suspect(name("vertx"), 9, "took 9 %"), BUSY.suspect(name("javalin-1x"), 73, "took 73 %"));

        assertThat(doubts).singleElement().satisfies(doubt -> {
            assertThat(doubt.kind()).isEqualTo(Kind.SUSPECT);
            assertThat(doubt.cause()).isEqualTo(BUSY);
            assertThat(doubt.count()).isEqualTo(2);
            assertThat(doubt.text())
                    .contains(BUSY.title(), "2 of 3 steps", name("javalin-1x"), "took 73 %")
                    .doesNotContain("took 9 %");
            assertThat(doubt.remedy()).isEqualTo(BUSY.remedy());
        });
    }

    @Test
    void shouldSayOfOneFindingWhatItSaysAndWhatToDo() {
        assertThat(doubts(BUSY.suspect("vertx", 9, "took 9 %")))
                .extracting(Doubt::line)
                .containsExactly("SUSPECT: vertx: took 9 %; repeat");
    }

    @Test
    void shouldKeepWhatIsInvalidApartAndPutItFirst() {
        assertThat(doubts(
                        LATE.suspect(name("vertx"), 1, "late"),
                        BUSY.suspect("vertx", 1, "off"),
                        BUSY.invalid("javalin-1x", 2, "far off")))
                .extracting(Doubt::kind, Doubt::cause)
                .containsExactly(tuple(Kind.INVALID, BUSY), tuple(Kind.SUSPECT, LATE), tuple(Kind.SUSPECT, BUSY));
    }

    @Test
    void shouldPutWhatIsMissingAfterFindingsAndNotesLast() {
        RunResult result = Forged.run(step(1, "vertx"))
                .validity("SUSPECT", LATE.suspect(name("vertx"), 1, "late"))
                .unchecked("pressure", "cores are shared")
                .skipped("census of vertx", "not offered")
                .build();

        assertThat(Doubts.of(result))
                .extracting(Doubt::kind)
                .containsExactly(Kind.SUSPECT, Kind.SKIPPED, Kind.NOT_CHECKED, Kind.NOTE);
    }

    @Test
    void shouldNameTargetsAndCountThoseForWhichThereIsNoRoom() {
        List<Skipped> skipped = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> SILENT.skipped("mine-" + number, "census of mine-" + number, "not offered\nmore"))
                .toList();

        assertThat(Doubts.of(skipped))
                .singleElement()
                .extracting(Doubt::text)
                .asString()
                .contains("mine-1, mine-2, mine-3 and 2 more")
                .endsWith(": not offered")
                .doesNotContain("more\n", "\nmore");
    }

    @Test
    void shouldSayOnceWhatToDoAboutSeveralInARow() {
        Cause alike = new Cause("alike", "the same helps", BUSY.remedy());

        assertThat(Doubts.lines(doubts(BUSY.suspect("vertx", 9, "busy"), alike.suspect("vertx", 1, "alike")), 12))
                .containsExactly("SUSPECT: vertx: busy", "SUSPECT: vertx: alike; repeat");
    }

    @Test
    void shouldSayAReasonOnceThatAllHaveInCommon() {
        List<Skipped> skipped = List.of(
                SILENT.skipped("mine-1", "census of mine-1", "not offered"),
                SILENT.skipped("mine-2", "census of mine-2", "not offered"));

        assertThat(Doubts.of(skipped))
                .extracting(Doubt::text)
                .containsExactly(SILENT.title() + " (mine-1, mine-2): not offered");
    }

    @Test
    void shouldFoldTheLeastImportantWhereThereIsNoRoom() {
        List<Doubt> doubts = IntStream.rangeClosed(1, 14)
                .mapToObj(number -> new Doubt(number == 1 ? Kind.INVALID : Kind.NOTE, LATE, 1, "number " + number, ""))
                .toList();

        assertThat(Doubts.lines(doubts, 14)).hasSize(14).last().asString().endsWith("number 14");
        assertThat(Doubts.lines(doubts, 12))
                .hasSize(12)
                .startsWith("INVALID: number 1")
                .last()
                .asString()
                .contains("3 more kinds");
    }
}
