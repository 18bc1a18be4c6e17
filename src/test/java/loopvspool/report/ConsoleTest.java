package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Step;
import loopvspool.measure.Forged;
import loopvspool.measure.Forged.CalibrationBuilder;
import loopvspool.measure.StepResult;
import loopvspool.record.RequestRecord;
import loopvspool.settings.CpuSet;
import loopvspool.statistics.Judgement;
import loopvspool.statistics.Ratio;
import loopvspool.validity.Finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {
    private static final Step BURST = Forged.step().number(1).build();
    private static final Step SEQUENCE = Forged.step()
            .number(2)
            .experiment("cpu-baseline")
            .users(1)
            .requestsPerUser(3)
            .predicted(3, 1, 1)
            .build();

    private static List<String> printed(Consumer<Console> action) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        action.accept(new Console(new PrintStream(bytes, true, StandardCharsets.UTF_8)));
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Plan plan() {
        return Forged.run().planned(BURST, SEQUENCE).plan();
    }

    private static List<String> wholeResult() {
        StepResult failing = Forged.ran(
                SEQUENCE,
                Forged.row(0).refused(503),
                Forged.row(0).round(1).refused(503),
                Forged.row(0).round(2).refused(503));
        return printed(console -> console.result(
                Forged.run(Forged.asPredicted(BURST), failing)
                        .planned(Forged.step().number(3).build())
                        .validity(
                                "INVALID",
                                Forged.finding(Severity.INVALID, "run", "3 steps were planned, 2 ran"),
                                Forged.finding(Severity.SUSPECT, "vertx", "not steady"))
                        .build(),
                Path.of("nowhere")));
    }

    @Test
    void shouldSayWhatWillBeRunAndHowLongItTakes() {
        List<String> lines = printed(console -> console.plan(plan()));

        assertThat(lines)
                .as("3 s of calibration, steps of 2 s and 3 s")
                .startsWith(
                        "",
                        "The plan: 1 target is calibrated, then 2 steps run, in about 10.7 s from now. What is predicted:");
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("cpu-burst: What happens"));
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("cpu-baseline: How long"));
    }

    @Test
    void shouldSayRequiredAndActualOfEachLimitAndWhatNobodyChecked() {
        List<String> lines = printed(console -> console.result(
                Forged.run(Forged.asPredicted(BURST))
                        .planned(SEQUENCE)
                        .limits(
                                "makespan of cpu-burst on javalin-1x < 12s; mean response of cpu-burst on javalin-1x <= 1500ms;"
                                        + "makespan of cpu-burst on javalin-1x > 2s; makespan of cpu-baseline on javalin-1x > 2s")
                        .unchecked("CPU pressure: there is none", "cores are shared")
                        .build(),
                Path.of("nowhere")));

        assertThat(lines)
                .contains(
                        "  LIMIT met: makespan of cpu-burst on javalin-1x: required < 12 s, actual 2.000 s",
                        "  LIMIT met: mean response of cpu-burst on javalin-1x: required <= 1.5 s, actual 1.500 s",
                        "  LIMIT FAILED: makespan of cpu-burst on javalin-1x: required > 2 s, actual 2.000 s",
                        "  LIMIT FAILED: makespan of cpu-baseline on javalin-1x: required > 2 s, actual not measured in every fork, without a failed request: makespan of cpu-baseline on javalin-1x",
                        "  NOT CHECKED: CPU pressure: there is none",
                        "  note: cores are shared");
    }

    @Test
    void shouldNameTheCoresOfARunThatMayUseSomeAlone() {
        assertThat(printed(console -> console.result(
                        Forged.run(Forged.asPredicted(BURST))
                                .usable(CpuSet.parse("1").orElseThrow())
                                .build(),
                        Path.of("nowhere"))))
                .filteredOn(line -> line.startsWith("AMD EPYC"))
                .singleElement()
                .asString()
                .contains("1 of 0-1");
    }

    @Test
    void shouldNameTheJavaThatWasMeasuredAndNotOnlyGatlings() {
        assertThat(printed(console -> console.result(
                        Forged.run(Forged.asPredicted(BURST))
                                .targetJava("25.0.3", "Eclipse Adoptium")
                                .build(),
                        Path.of("nowhere"))))
                .contains("AMD EPYC, 2 cores, Linux 6.1; targets: Java 25.0.3 (Eclipse Adoptium);"
                        + " Gatling: Java 17.0.15 (Debian)");
    }

    @Test
    void shouldSayBeforeTheStartThatTooFewForksJudgeNothingAndHowManyDo() {
        int enough = Judgement.FEWEST_VALUES;
        for (int forks = 2; forks < enough; forks++) {
            int asked = forks;
            assertThat(printed(console -> console.forks(asked)))
                    .singleElement()
                    .asString()
                    .contains("lab.forks=" + forks, "nothing will be judged", "lab.forks=" + enough);
        }
        assertThat(printed(console -> {
                    console.forks(1);
                    console.forks(enough);
                }))
                .isEmpty();
    }

    @Test
    void shouldPromiseAJudgementOfAsManyForksAsTheStatisticsJudge() {
        assertThat(ratioOf(Judgement.FEWEST_VALUES).isJudgeable()).isTrue();
        assertThat(ratioOf(Judgement.FEWEST_VALUES - 1).isJudgeable()).isFalse();
    }

    private static Ratio ratioOf(int forks) {
        List<Double> values =
                IntStream.range(0, forks).mapToObj(fork -> 1 + 0.01 * fork).toList();
        return Ratio.of(values, values).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0 s", "1.26, 1.3 s", "59.94, 59.9 s", "60, 1 min 00 s", "125.4, 2 min 05 s", "3661, 61 min 01 s"})
    void shouldSayHowMuchTimeIsLeft(double seconds, String text) {
        assertThat(printed(console -> console.calibrating("vertx", seconds)))
                .containsExactly("calibrating vertx; " + text + " left");
    }

    @Test
    void shouldSayWhatCalibrationFound() {
        assertThat(printed(console ->
                        console.calibrated(Forged.calibration("vertx").build())))
                .containsExactly("  1000 iterations take 1.010 s on vertx, 1.0 % off (1.0000 ms each)");
        assertThat(printed(console -> console.calibrated(
                        Forged.calibration("vertx").notSteady().build())))
                .containsExactly("  1000 iterations take 1.010 s on vertx, 1.0 % off (1.0000 ms each; NOT STEADY)");
    }

    @Test
    void shouldSayWhatLoadBegins() {
        Step single = Forged.step().number(1).users(1).build();

        assertThat(printed(console -> {
                    console.starting(BURST, plan(), 5);
                    console.starting(SEQUENCE, plan(), 3);
                    console.starting(single, plan(), 2);
                }))
                .containsExactly(
                        "step 1 of 2: javalin-1x / cpu-burst / sync-cpubound, 4 users at once; 5.0 s left",
                        "step 2 of 2: javalin-1x / cpu-baseline / sync-cpubound, 3 requests, one after another; 3.0 s left",
                        "step 1 of 2: javalin-1x / cpu-burst / sync-cpubound, 1 request; 2.0 s left");
    }

    @Test
    void shouldSayHowAStepWent() {
        StepResult late = Forged.ran(
                BURST,
                Forged.row(0).received(3).inFlight(2).build(),
                Forged.row(1).received(3).inFlight(2).build(),
                Forged.row(2).received(3).inFlight(2).build(),
                Forged.row(3).received(3).inFlight(2).build());

        assertThat(printed(console -> {
                    console.done(Forged.asPredicted(BURST));
                    console.done(late);
                    console.done(Forged.ran(BURST, Forged.row(0).refused(500)));
                }))
                .containsExactly(
                        "  makespan 2.000 s, predicted 2.000 s: MATCH",
                        "  makespan 3.000 s, predicted 2.000 s: DIFFERS: makespan +50 %, mean +100 %",
                        "  makespan - s, predicted 2.000 s: nothing was answered");
    }

    @Test
    void shouldSayFirstWhetherToBelieveTheRunAndWhyNot() {
        assertThat(wholeResult())
                .startsWith(
                        "",
                        "=".repeat(120),
                        "INVALID: Loop vs Pool, 2 of 3 steps, N = 4, D = 1s, IO 500ms, kernel chain",
                        "  INVALID: run: 3 steps were planned, 2 ran",
                        "  SUSPECT: vertx: not steady",
                        "AMD EPYC, 2 cores, Linux 6.1; Gatling: Java 17.0.15 (Debian)");
    }

    @Test
    void shouldCallTheRunByTheNameThatItsUserGaveIt() {
        assertThat(printed(console -> console.result(
                        Forged.run(Forged.asPredicted(BURST)).name("before").build(), Path.of("nowhere"))))
                .anySatisfy(line -> assertThat(line).contains(": Loop vs Pool, before, 1 of 1 step"));
    }

    @Test
    void shouldPrintTheResult() {
        List<String> lines = wholeResult();

        assertThat(lines)
                .as("the calibration")
                .contains(
                        "  javalin-1x                1000         1.010      1.0       1000.00        60.0          1.0");
        assertThat(lines)
                .as("the steps that ran")
                .contains(
                        "  javalin-1x sync-cpubound             4      2.000     2.000      1.500     1.500          2      2  MATCH")
                .anySatisfy(line -> assertThat(line).endsWith("NOTHING ANSWERED, 3 failed"));
        assertThat(lines)
                .as("10 s over 2 + 3 + 2 s, and over 10 s with calibration")
                .contains(
                        "The run took 10.0 s, where 13.3 s were expected; the steps alone were predicted to take 7.0 s.",
                        "=".repeat(120));
    }

    private static StepResult burst(int fork, String target, int users, double makespan) {
        RequestRecord[] rows = IntStream.range(0, users)
                .mapToObj(seat -> Forged.row(seat).received(makespan).build())
                .toArray(RequestRecord[]::new);
        StepResult burst = Forged.ran(
                Forged.step()
                        .number(fork)
                        .fork(fork)
                        .target(target)
                        .users(users)
                        .probes(1, 0)
                        .build(),
                rows);
        return Forged.ran(burst, Forged.ping(0, 0.25, 0.26));
    }

    private static List<String> ofForks(Stream<StepResult> bursts, CalibrationBuilder... calibrations) {
        return printed(console -> console.result(
                Forged.run(bursts.toArray(StepResult[]::new))
                        .calibrations(calibrations)
                        .build(),
                Path.of("nowhere")));
    }

    @Test
    void shouldSayOfWhichForkATableIsThatShowsOneAlone() {
        assertThat(ofForks(IntStream.of(1, 2, 3).mapToObj(fork -> burst(fork, "vertx", 2, 2))))
                .contains("health-check: What does a health check of 1 s see beside each burst? (fork 1 of 3)");
        assertThat(ofForks(Stream.of(burst(1, "vertx", 2, 2))))
                .contains("health-check: What does a health check of 1 s see beside each burst?");
    }

    @Test
    void shouldTellAnIntervalFromARange() {
        assertThat(ofForks(IntStream.of(1, 2).mapToObj(fork -> burst(fork, "vertx", 2, fork))))
                .contains("over 2 forks, each on fresh target JVMs: mean and (lowest..highest)")
                .anyMatch(line -> line.contains("1.500 (1.000..2.000)"));

        Stream<StepResult> five =
                IntStream.rangeClosed(1, 5).mapToObj(fork -> burst(fork, "vertx", 2, 2 + 0.01 * fork));
        Stream<StepResult> two = IntStream.of(1, 2).mapToObj(fork -> burst(fork, "javalin-1x", 2, fork));
        assertThat(ofForks(Stream.concat(five, two)))
                .as("of one target three forks have no value")
                .contains("over 5 forks, each on fresh target JVMs: mean and [95 % interval], of fewer than 5 values"
                        + " (lowest..highest)")
                .anyMatch(line -> line.matches(".*vertx sync-cpubound.* 2\\.030 \\[2\\.0.., 2\\.0..] .*"))
                .anyMatch(line -> line.contains("1.500 (1.000..2.000)"));
    }

    @Test
    void shouldSayThatThereIsNothingToCompare() {
        assertThat(ofForks(IntStream.rangeClosed(1, 5).mapToObj(fork -> burst(fork, "vertx", 2, 2))))
                .contains("There is nothing to compare: no two targets, or ways to use one, answered the same load in"
                        + " several forks.")
                .noneMatch(line -> line.startsWith("What differs takes"));
        assertThat(ofForks(IntStream.of(1, 2)
                        .boxed()
                        .flatMap(fork -> Stream.of(burst(fork, "vertx", 2, 2), burst(fork, "javalin-1x", 2, 2)))))
                .contains("What differs takes 5 forks or more to say.");
    }

    @Test
    void shouldSayWhoseIterationsAreSlower() {
        Stream<StepResult> bursts = IntStream.rangeClosed(1, 5)
                .boxed()
                .flatMap(fork -> Stream.of(burst(fork, "vertx", 2, 2), burst(fork, "javalin-1x", 2, 2)));
        CalibrationBuilder[] calibrations = IntStream.rangeClosed(1, 5)
                .boxed()
                .flatMap(fork -> Stream.of(
                        Forged.calibration("vertx").fork(fork).perIteration(0.001),
                        Forged.calibration("javalin-1x").fork(fork).perIteration(0.0011)))
                .toArray(CalibrationBuilder[]::new);

        assertThat(ofForks(bursts, calibrations))
                .contains(
                        "of 3 pairs, of equal load or by the time of an iteration: 1 different, 2 not shown to differ, 0 not judged",
                        "  time per iteration on javalin-1x is 1.10 times [1.10, 1.10] that of vertx");
    }

    @Test
    void shouldSayWhatIsNotOnTheDisk() {
        assertThat(printed(console -> console.unwritten("requests.csv: No space left on device")))
                .containsExactly("NOT WRITTEN: requests.csv: No space left on device");
    }

    @Test
    void shouldSayWhereTheFilesLie(@TempDir Path folder) throws IOException {
        assertThat(printed(console ->
                        console.result(Forged.run(Forged.asPredicted(BURST)).build(), folder)))
                .as("nothing could be written")
                .noneSatisfy(line -> assertThat(line).contains(folder.toString()));

        for (String name : List.of(
                "index.html",
                "comparison.html",
                "steps.csv",
                "census.csv",
                "probes.csv",
                "results.json",
                "requests.csv")) {
            Files.createFile(folder.resolve(name));
        }
        Files.createDirectory(folder.resolve("targets"));

        assertThat(printed(console ->
                        console.result(Forged.run(Forged.asPredicted(BURST)).build(), folder)))
                .as("what to look at first, first")
                .containsSubsequence(
                        "to look at:     " + folder.resolve("comparison.html"),
                        "results:        " + folder.resolve("results.json"),
                        "every step:     " + folder.resolve("steps.csv"),
                        "every request:  " + folder.resolve("requests.csv"),
                        "also:           " + folder.resolve("probes.csv"),
                        "also:           " + folder.resolve("census.csv"),
                        "targets' logs:  " + folder.resolve("targets"),
                        "Gatling report: " + folder.resolve("index.html"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG"})
    void shouldPrintTheSameInEveryLanguage(String language) {
        Consumer<Console> everything = console -> {
            console.plan(plan());
            console.calibrating("vertx", 125.4);
            console.calibrated(Forged.calibration("vertx").build());
            console.starting(SEQUENCE, plan(), 1234.5);
            console.done(Forged.ran(BURST, Forged.row(0).received(3).inFlight(1).build()));
            console.result(
                    Forged.run(Forged.asPredicted(BURST)).planned(SEQUENCE).build(), Path.of("nowhere"));
        };
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT);
            List<String> expected = printed(everything);
            Locale.setDefault(Locale.forLanguageTag(language));
            assertThat(printed(everything)).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }
}
