package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import loopvspool.observe.ForgedCensus;
import loopvspool.outcome.JvmEnd;
import loopvspool.outcome.RunOutcome;
import loopvspool.report.ResultFiles.Kept;
import loopvspool.settings.SettingError;
import loopvspool.validity.RunResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {
    private static final StepResult ONE = step(1);
    private static final StepResult TWO = step(2);
    private static final StepResult THREE = step(3);

    @TempDir
    private Path gatling;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream stderr = System.err;
    private Path folder;
    private Path startLogs;
    private ResultFiles files;

    private static StepResult step(int number) {
        return Forged.ran(
                Forged.step().number(number).build(),
                Forged.row(0).build(),
                Forged.row(1).build());
    }

    @BeforeEach
    void begin() throws IOException, InterruptedException {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        folder = gatling.resolve("loopvspool-1");
        startLogs = Files.createDirectory(gatling.resolve("targets-1-1"));
        RunFolder own = new RunFolder(gatling);
        own.claim();
        files = new ResultFiles(own, startLogs);
    }

    @AfterEach
    void restoreStderr() {
        System.setErr(stderr);
    }

    private void gatlingMakesItsFolder() throws IOException {
        Files.createDirectory(folder);
        Files.createFile(folder.resolve("simulation.log"));
    }

    /** As the lab does after every step: with the result so far. */
    private void update(StepResult... soFar) {
        files.update(Forged.run(soFar).build());
    }

    private List<String> stepsInJson() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("results.json").toFile())
                .path("steps")
                .findValuesAsText("step");
    }

    private List<String> stepsInCsv() throws IOException {
        return RequestsCsvTest.read(folder.resolve("steps.csv")).stream()
                .map(row -> row.get("step"))
                .toList();
    }

    private List<String> stepsAndUsersInCsv() throws IOException {
        return RequestsCsvTest.read(folder.resolve("requests.csv")).stream()
                .map(row -> row.get("step") + "/" + row.get("user"))
                .toList();
    }

    @Test
    void shouldKeepBothFilesUpToDateAfterEveryStep() throws IOException {
        gatlingMakesItsFolder();

        update(ONE);
        assertThat(stepsInJson()).containsExactly("1");
        assertThat(stepsAndUsersInCsv()).containsExactly("1/0", "1/1");

        update(ONE, TWO);
        assertThat(stepsInJson()).containsExactly("1", "2");
        assertThat(stepsAndUsersInCsv()).containsExactly("1/0", "1/1", "2/0", "2/1");
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void shouldLoseNothingWhileGatlingHasNotMadeTheFolder() throws IOException {
        update(ONE);
        update(ONE, TWO);
        assertThat(folder).doesNotExist();
        assertThat(RequestsCsvTest.read(startLogs.resolve("requests.csv"))).hasSize(4);

        gatlingMakesItsFolder();
        update(ONE, TWO, THREE);

        assertThat(startLogs).as("the targets' output, and no second result").isEmptyDirectory();

        assertThat(stepsInJson()).containsExactly("1", "2", "3");
        assertThat(stepsInCsv()).containsExactly("1", "2", "3");
        assertThat(stepsAndUsersInCsv()).containsExactly("1/0", "1/1", "2/0", "2/1", "3/0", "3/1");
    }

    @Test
    void shouldSayThatTheRequestsCannotBeWrittenAndTryAgain() throws IOException {
        gatlingMakesItsFolder();
        Path inTheWay = Files.createDirectory(folder.resolve("requests.csv"));

        update(ONE);
        update(ONE, TWO);

        assertThat(said.toString(StandardCharsets.UTF_8).lines().toList())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("The results cannot be written")
                        .contains("requests.csv")
                        .endsWith("it is tried again after the next step."));

        Files.delete(inTheWay);
        update(ONE, TWO, THREE);

        assertThat(stepsAndUsersInCsv()).containsExactly("1/0", "1/1", "2/0", "2/1", "3/0", "3/1");
        assertThat(stepsInJson()).containsExactly("1", "2", "3");
    }

    @Test
    void shouldWriteTheResultsAlsoWhileTheRequestsCannotBeWritten() throws IOException {
        gatlingMakesItsFolder();
        Files.createDirectory(folder.resolve("requests.csv"));

        update(ONE);

        assertThat(stepsInJson()).containsExactly("1");
    }

    @Test
    void shouldWriteNoRequestTwiceWhenOnlyTheResultsCannotBeWritten() throws IOException {
        gatlingMakesItsFolder();
        Path inTheWay = Files.createDirectory(folder.resolve("results.json"));

        update(ONE);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("results.json");
        Files.delete(inTheWay);
        update(ONE, TWO);

        assertThat(stepsAndUsersInCsv()).containsExactly("1/0", "1/1", "2/0", "2/1");
        assertThat(stepsInJson()).containsExactly("1", "2");
        assertThat(folder.resolve("results.json.new")).doesNotExist();
    }

    @Test
    void shouldLeaveTheFilesAloneWhenAnOlderResultComesLate() throws IOException {
        gatlingMakesItsFolder();

        update(ONE, TWO);
        update(ONE);

        assertThat(stepsInJson()).containsExactly("1", "2");
        assertThat(stepsAndUsersInCsv()).containsExactly("1/0", "1/1", "2/0", "2/1");
    }

    private void updateWithCensusOf(StepResult counted, StepResult... soFar) {
        files.update(Forged.run(soFar)
                .census(ForgedCensus.ofStep(counted.step(), ForgedCensus.step(2)))
                .build());
    }

    private List<String> stepsInCensus() throws IOException {
        return RequestsCsvTest.read(folder.resolve("census.csv")).stream()
                .map(row -> row.get("step"))
                .toList();
    }

    @Test
    void shouldWriteTheCensusOfAStepOnceAndAlsoWhenItComesLaterThanTheStep() throws IOException {
        gatlingMakesItsFolder();

        update(ONE);
        assertThat(folder.resolve("census.csv")).doesNotExist();
        updateWithCensusOf(ONE, ONE, TWO);
        updateWithCensusOf(ONE, ONE, TWO);
        assertThat(stepsInCensus()).containsExactly("1", "1");

        updateWithCensusOf(TWO, ONE, TWO, THREE);
        assertThat(stepsInCensus()).containsExactly("1", "1", "2", "2");
        assertThat(stepsAndUsersInCsv()).containsExactly("1/0", "1/1", "2/0", "2/1", "3/0", "3/1");
    }

    @Test
    void shouldTryAgainWhenOnlyTheCensusCannotBeWritten() throws IOException {
        gatlingMakesItsFolder();
        Path inTheWay = Files.createDirectory(folder.resolve("census.csv"));

        updateWithCensusOf(ONE, ONE);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("census.csv");
        assertThat(stepsInJson()).containsExactly("1");
        assertThat(stepsAndUsersInCsv()).containsExactly("1/0", "1/1");
        Files.delete(inTheWay);
        updateWithCensusOf(ONE, ONE);

        assertThat(stepsInCensus()).containsExactly("1", "1");
        assertThat(stepsAndUsersInCsv()).containsExactly("1/0", "1/1");
    }

    private Path complete() {
        return complete(Forged.run(ONE).build()).folder();
    }

    private Kept complete(RunResult result) {
        return files.complete(
                result, unwritten -> RunOutcome.of(result, false, new JvmEnd(JvmEnd.Kind.EXIT, ""), unwritten));
    }

    @Test
    void shouldPutTheTargetsLogsIntoTheFolderOfTheRun() throws IOException {
        Files.writeString(startLogs.resolve("vertx.log"), "hello");
        gatlingMakesItsFolder();

        complete();

        assertThat(folder.resolve("targets").resolve("vertx.log")).hasContent("hello");
        assertThat(startLogs).doesNotExist();
    }

    @Test
    void shouldKeepEverythingBesideTheLogsIfGatlingsFolderIsNotFound() throws IOException {
        Files.writeString(startLogs.resolve("vertx.log"), "hello");

        assertThat(complete()).isEqualTo(startLogs);

        assertThat(startLogs.resolve("vertx.log")).hasContent("hello");
        assertThat(startLogs.resolve("results.json")).isNotEmptyFile();
        assertThat(startLogs.resolve("requests.csv")).isNotEmptyFile();
    }

    @Test
    void shouldTellWhyTheResultsAreNotWrittenUntilTheyAre() throws IOException {
        gatlingMakesItsFolder();
        Path inTheWay = Files.createDirectory(folder.resolve("requests.csv"));
        assertThat(files.update(Forged.run(ONE).build())).get().asString().contains("requests.csv");

        Files.delete(inTheWay);

        assertThat(files.update(Forged.run(ONE).build())).isEmpty();
    }

    @Test
    void shouldRehearseTheLastWriteWithEveryRow() throws IOException {
        gatlingMakesItsFolder();
        update(ONE);
        long withoutRows = Files.size(folder.resolve("results.json"));

        assertThat(files.rehearse(Forged.run(ONE).build())).isEmpty();
        long withRows = Files.size(folder.resolve("results.json"));
        complete();

        assertThat(withRows).isGreaterThan(withoutRows);
        assertThat(RequestsCsvTest.read(folder.resolve("requests.csv")))
                .as("no row twice")
                .hasSize(2);
    }

    @Test
    void shouldSayThatTheLastWriteWillFail() throws IOException {
        gatlingMakesItsFolder();
        Files.createDirectories(folder.resolve("results.json").resolve("in the way"));

        assertThat(files.rehearse(Forged.run(ONE).build())).get().asString().contains("results.json: ");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("it is tried again at the end.");
    }

    @Test
    void shouldKeepWhatIsFinishedBesideTheLogsWithoutADoubtIfGatlingMakesNoFolder() throws IOException {
        assertThat(files.update(Forged.run(ONE).build())).isEmpty();
        assertThat(startLogs.resolve("results.json")).isNotEmptyFile();

        assertThat(complete(Forged.run(ONE, TWO).build())).isEqualTo(new Kept(startLogs, Optional.empty()));

        assertThat(RequestsCsvTest.read(startLogs.resolve("requests.csv"))).hasSize(4);
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void shouldTellWhatTheLastWriteDidNotWriteAndPromiseNoOther() throws IOException {
        gatlingMakesItsFolder();
        Files.createDirectory(folder.resolve("requests.csv"));
        Files.createDirectories(folder.resolve("results.json").resolve("in the way"));

        Kept kept = complete(Forged.run(ONE).build());

        assertThat(kept.folder()).isEqualTo(folder);
        assertThat(kept.unwritten()).get().asString().contains("requests.csv: ", "; results.json: ");
        assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("tried again");
    }

    @Test
    void shouldWriteEverythingAnewIfAllFoldersAreRemovedInTheMiddle() throws IOException {
        gatlingMakesItsFolder();
        update(ONE);
        Files.delete(startLogs);
        Files.move(gatling.resolve("loopvspool-1"), gatling.resolve("elsewhere"));

        assertThat(complete(Forged.run(ONE, TWO).build())).isEqualTo(new Kept(startLogs, Optional.empty()));

        assertThat(RequestsCsvTest.read(startLogs.resolve("requests.csv"))).hasSize(4);
        assertThat(startLogs.resolve("results.json")).isNotEmptyFile();
    }

    @Test
    void shouldSayWhereTheLogsStayWhenTheyCannotBeMoved() throws IOException {
        Files.writeString(startLogs.resolve("vertx.log"), "hello");
        gatlingMakesItsFolder();
        Files.createDirectories(folder.resolve("targets").resolve("in the way"));

        complete();

        assertThat(startLogs.resolve("vertx.log")).hasContent("hello");
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("The targets' logs stay in " + startLogs);
    }

    @Test
    void shouldNotMindToCollectTheLogsTwice() throws IOException {
        gatlingMakesItsFolder();

        complete();
        complete();

        assertThat(folder.resolve("targets")).isDirectory();
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void shouldKeepTheResultsAndSayItWhenThePageCannotBeMade() throws IOException {
        gatlingMakesItsFolder();
        Files.createDirectories(folder.resolve("comparison.html").resolve("in the way"));

        assertThat(complete()).isEqualTo(folder);

        assertThat(stepsInJson()).containsExactly("1");
        assertThat(stepsAndUsersInCsv()).containsExactly("1/0", "1/1");
        assertThat(said.toString(StandardCharsets.UTF_8).lines().toList())
                .singleElement()
                .asString()
                .startsWith("The comparison page cannot be made (")
                .contains("comparison.html")
                .endsWith("); docs/reading-a-report.md says how to make it later.");
    }

    @Test
    void shouldMakeAFolderForTheLogsBeforeGatlingHasMadeAnything() {
        Path made = ResultFiles.makeStartLogs(gatling.resolve("not").resolve("there"));

        assertThat(made).isDirectory().hasParent(gatling.resolve("not").resolve("there"));
        assertThat(made.getFileName().toString())
                .startsWith("targets-" + ProcessHandle.current().pid() + "-");
    }

    @Test
    void shouldSayInOneLineThatAResultsFolderIsAFile() throws IOException {
        Path file = Files.createFile(gatling.resolve("file"));

        assertThatExceptionOfType(SettingError.class)
                .isThrownBy(() -> ResultFiles.makeStartLogs(file))
                .satisfies(error -> assertThat(error.lines())
                        .singleElement()
                        .asString()
                        .startsWith("gatling.resultsFolder=" + file + ": is a file")
                        .contains("-Dgatling.resultsFolder=")
                        .doesNotContain("Exception"));
        assertThatExceptionOfType(SettingError.class)
                .isThrownBy(() -> ResultFiles.makeStartLogs(file.resolve("below")))
                .withMessageContaining(file + " is a file");
    }
}
