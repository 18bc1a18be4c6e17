package loopvspool.validity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import loopvspool.experiment.Step;
import loopvspool.measure.Forged;
import loopvspool.observe.ForgedCensus;
import loopvspool.observe.RunCensus;
import loopvspool.observe.StepCensus;
import loopvspool.observe.TargetCensus;
import loopvspool.record.Told;
import loopvspool.sut.Census;
import loopvspool.sut.CensusSample;
import loopvspool.sut.ProcessTree.ProcessView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CensusAgreesTest {
    private static final Step STEP = Forged.step().target("vertx").build();
    private static final String STEP_NAME = "vertx / cpu-burst / sync-cpubound";

    private static List<Told> check(RunCensus census) {
        Evidence evidence = Forged.evidence(0, List.of(), List.of(), List.of(), Map.of(), 0, census);
        return Told.by(new CensusAgrees(), evidence);
    }

    /** A target that says it has so many threads, and the processes of the operating system. */
    private static RunCensus seen(Integer inside, ProcessView... outside) {
        CensusSample sample = new CensusSample(Forged.START, 1, inside, 18, ForgedCensus.threads(0), null, null);
        return ForgedCensus.ofTarget("vertx", TargetCensus.of(ForgedCensus.inside(sample, null), List.of(outside)));
    }

    private static ProcessView[] processes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ForgedCensus.process(4242 + i, 22))
                .toArray(ProcessView[]::new);
    }

    @Test
    void shouldPassTargetsThatOfferNone() {
        assertThat(check(RunCensus.NONE)).isEmpty();
    }

    @Test
    void shouldPassWhatIsTheSameFromInsideAndOutside() {
        assertThat(check(new RunCensus(Map.of("vertx", ForgedCensus.target()), Map.of(STEP, ForgedCensus.step(2)))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"22, 24", "24, 22", "22, 22", "95, 100", "105, 100"})
    void shouldPassThreadsWithinTwoOrFivePercent(int inside, int outside) {
        assertThat(check(seen(inside, ForgedCensus.process(4242, outside)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"22, 25, 2.0", "25, 22, 2.0", "94, 100, 5.0", "106, 100, 5.0"})
    void shouldDoubtThreadsThatOnlyOneOfThemSees(int inside, int outside, String allowed) {
        assertThat(check(seen(inside, ForgedCensus.process(4242, outside))))
                .containsExactly(Told.suspect(
                        "vertx",
                        "census: threads: required the same from inside and outside within %s, actual %d and %d"
                                .formatted(allowed, inside, outside)));
    }

    @ParameterizedTest
    @CsvSource({
        "lab.gates.censusThreads, 3, 22, 25, 0", "lab.gates.censusThreads, 0, 22, 24, 1",
        "lab.gates.censusShare, 6, 106, 100, 0", "lab.gates.censusShare, 4, 105, 100, 1"
    })
    void shouldObeyTheLimitsThatTheUserSets(String key, String value, int inside, int outside, int findings) {
        Evidence evidence = Forged.evidence(
                0, List.of(), List.of(), List.of(), Map.of(), 0, seen(inside, ForgedCensus.process(4242, outside)));

        assertThat(new CensusAgrees().check(Forged.allowing(key, value, evidence)))
                .hasSize(findings);
    }

    @Test
    void shouldCompareTheTargetsOwnThreadsAndNotThoseOfItsChildren() {
        assertThat(check(seen(22, ForgedCensus.process(4242, 22), ForgedCensus.process(4243, 90))))
                .extracting(Told::reason)
                .singleElement()
                .asString()
                .contains("processes");
    }

    @Test
    void shouldNotCompareThreadsThatTheTargetCannotCount() {
        assertThat(check(seen(null, ForgedCensus.process(4242, 90)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0", "2"})
    void shouldDoubtAnotherNumberOfProcesses(int outside) {
        assertThat(check(seen(22, processes(outside))))
                .containsExactly(Told.suspect(
                        "vertx",
                        "census: processes: required the same from inside and outside, actual 1 and " + outside));
    }

    @Test
    void shouldDoubtACensusThatIsMissingAlthoughItIsOffered() {
        assertThat(check(ForgedCensus.ofTarget("vertx", ForgedCensus.missing("status 503"))))
                .containsExactly(Told.suspect("vertx", "census unavailable: status 503"));
        assertThat(check(ForgedCensus.ofStep(
                        STEP, new StepCensus(Forged.START, null, ForgedCensus.missing("no answer within 2 s")))))
                .containsExactly(Told.suspect(STEP_NAME, "census unavailable: no answer within 2 s"));
    }

    @Test
    void shouldNotCompareWithAViewThatIsMissing() {
        TargetCensus half =
                new TargetCensus(ForgedCensus.target().inside(), List.of(), "the view from outside: nobody can look");

        assertThat(check(ForgedCensus.ofTarget("vertx", half)))
                .containsExactly(Told.suspect("vertx", "census unavailable: the view from outside: nobody can look"));
    }

    @Test
    void shouldNameTheStepThatDiffers() {
        StepCensus good = ForgedCensus.step(2);
        StepCensus bad = new StepCensus(
                good.startMicros(),
                good.before(),
                TargetCensus.of(good.atEnd().inside(), List.of(ForgedCensus.process(4242, 44))));

        assertThat(check(ForgedCensus.ofStep(STEP, bad)))
                .containsExactly(Told.suspect(
                        STEP_NAME,
                        "census: threads: required the same from inside and outside within 2.2, actual 24 and 44"));
    }

    private static RunCensus keptFrom(Long micros) {
        StepCensus step = ForgedCensus.step(2);
        Census inside = step.atEnd().inside();
        Census shorter = new Census(
                inside.now(), inside.processes(), inside.peak(), inside.everyMillis(), micros, inside.series());
        return ForgedCensus.ofStep(
                STEP,
                new StepCensus(
                        step.startMicros(),
                        step.before(),
                        TargetCensus.of(shorter, step.atEnd().outside())));
    }

    @Test
    void shouldDoubtAStepThatIsLongerThanTheTargetRemembers() {
        assertThat(check(keptFrom(Forged.START + 90_500_000)))
                .containsExactly(
                        Told.suspect(
                                STEP_NAME,
                                "census: the target no longer has the samples of the step's first 90.5 s, so the peak may be higher"));
        assertThat(check(keptFrom(Forged.START))).isEmpty();
        assertThat(check(keptFrom(null))).isEmpty();
    }

    @Test
    void shouldSayTheSameInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(check(seen(22, ForgedCensus.process(4242, 25))))
                    .extracting(Told::reason)
                    .containsExactly(
                            "census: threads: required the same from inside and outside within 2.0, actual 22 and 25");
        } finally {
            Locale.setDefault(before);
        }
    }
}
