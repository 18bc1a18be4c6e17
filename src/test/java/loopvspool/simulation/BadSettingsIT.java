package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A typing mistake costs seconds, not a run: one clear line, nothing started. */
class BadSettingsIT {

    @TempDir
    private Path results;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lab.usres=3 | Did you mean lab.users?
            labusers=4  | Did you mean lab.users?
            lab.limits=makespan of cpu-brst on vertx < 1s | no step of this run
            """)
    void shouldEndWithOneLineAndNothingStarted(String setting, String allowed) throws Exception {
        try (LabProcess run = LabProcess.start(results, LoopVsPool.class, setting)) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as("exit code").isEqualTo(1);

            assertThat(run.lines())
                    .singleElement()
                    .asString()
                    .startsWith(setting + ": ")
                    .contains(allowed);
            assertThat(run.outcome()).startsWith("REFUSED: ");
            assertThat(run.outcomeFile().at("/reasons/0").asText()).startsWith(setting + ": ");
            assertThat(entries()).as("what was made").isEmpty();
        }
    }

    @Test
    void shouldRefuseAQuestionThatNoChosenTargetCanAnswer() throws Exception {
        try (LabProcess run =
                LabProcess.start(results, LoopVsPool.class, "lab.experiments=async-usage", "lab.targets=javalin-1x")) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as("exit code").isEqualTo(1);

            assertThat(run.lines())
                    .singleElement()
                    .asString()
                    .contains("lab.experiments=async-usage", "lab.targets=javalin-1x");
            assertThat(entries()).as("what was made").isEmpty();
        }
    }

    @Test
    void shouldNameFileAndKeyWhereAUsersOwnCatalogueIsWrong() throws Exception {
        Path file = Files.writeString(
                Files.createDirectory(results.resolve("catalogue")).resolve("targets.conf"),
                "targets { vertx { byDefalt = true } }");
        try (LabProcess run = LabProcess.startWith(file.getParent(), results, LoopVsPool.class)) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as("exit code").isEqualTo(1);

            assertThat(run.lines()).singleElement().asString().contains(file.toString(), "Did you mean byDefault?");
        }
    }

    @Test
    void shouldNameAVariableThatDoesNothingBeforeItSaysWhatIsWrong() throws Exception {
        try (LabProcess run =
                LabProcess.startInEnvironment(Map.of("LAB_USERS", "7"), results, LoopVsPool.class, "lab.users=0")) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as("exit code").isEqualTo(1);

            assertThat(run.lines()).hasSize(2).first().asString().contains("LAB_USERS", "-Dlab.users=7");
        }
    }

    @Test
    void shouldRefuseToSlowATargetThatIsNotMeasured() throws Exception {
        try (LabProcess run =
                LabProcess.start(results, LoopVsPool.class, "lab.slowed=vertx:10", "lab.targets=javalin-1x")) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as("exit code").isEqualTo(1);

            assertThat(run.lines())
                    .containsExactly(
                            "lab.slowed=vertx:10: must name a target that is measured in this run: javalin-1x");
            assertThat(entries()).as("what was made").isEmpty();
        }
    }

    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no ulimit")
    @Test
    void shouldRefuseMoreUsersThanThereMayBeOpenFiles() throws Exception {
        try (LabProcess run = LabProcess.startWithOpenFiles(
                1024,
                results,
                LoopVsPool.class,
                "lab.users=1000",
                "lab.targets=vertx",
                "lab.endpoints=async-iobound",
                "lab.experiments=io-burst")) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as("exit code").isEqualTo(1);

            assertThat(run.lines())
                    .singleElement()
                    .asString()
                    .startsWith("lab.users=1000")
                    .contains("need 2300 open files in one process, and 1024 are allowed", "ulimit -n");
            assertThat(entries()).as("what was made").isEmpty();
        }
    }

    @Test
    void shouldSayWhatATargetPrintedThatDoesNotStart() throws Exception {
        try (LabProcess run = LabProcess.start(results, LoopVsPool.class, "lab.jvmArguments=-XX:+NoSuchFlag")) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as("exit code").isEqualTo(1);

            assertThat(run.console())
                    .contains("ended with exit code 1 before it was ready")
                    .contains("OUTCOME: NOT STARTED: ")
                    .contains("command: ", "-XX:+NoSuchFlag", "Unrecognized VM option 'NoSuchFlag'")
                    .contains("What to do: ")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void shouldPrintEverySettingOnRequestAndRunNothing() throws Exception {
        try (LabProcess run = LabProcess.start(results, LoopVsPool.class, "lab.help")) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as("exit code").isZero();

            assertThat(run.console())
                    .contains("-Dlab.users=auto", "-Dlab.serviceTime=2s", "-Dlab.calibration.samples=50");
            assertThat(entries()).as("what was made").isEmpty();
        }
    }

    private List<Path> entries() throws Exception {
        try (Stream<Path> entries = Files.list(results)) {
            return entries.filter(entry -> !entry.endsWith("console.txt") && !entry.endsWith("outcome.json"))
                    .toList();
        }
    }
}
