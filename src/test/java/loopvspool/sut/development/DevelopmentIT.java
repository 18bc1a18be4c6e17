package loopvspool.sut.development;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import loopvspool.Full;
import loopvspool.sut.TargetIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real targets in development: what runs, what an edit does, and that nothing stays and nothing of the user's changes. */
@Full
class DevelopmentIT {
    private static final Duration GONE = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"vertx", "javalin-2x"})
    void shouldRunAndReloadATargetAndLeaveNothing(String name) throws Exception {
        Map<String, String> sourcesBefore = sources();
        List<ProcessHandle> processes = new ArrayList<>();
        try (DevelopedTarget target = DevelopmentProgram.start(name, folder)) {
            target.awaitReady();
            processes.addAll(target.processHandles());
            assertTree(target);

            TargetIdentity first = target.identity();
            Duration time = target.editToAnswer();
            processes.addAll(target.processHandles());

            assertThat(time).isPositive();
            assertThat(first.details().at("/libraries/edit").isMissingNode()).isTrue();
            assertThat(target.identity().details().at("/libraries/edit").asText())
                    .isEqualTo("1");
            assertThat(target.identity().details().path("target").asText()).isEqualTo(name);
            assertThat(target.identity().pid()).as("pid after the reload").isNotEqualTo(first.pid());
            assertTree(target);
        }
        assertThat(processes).as("processes of the target").noneMatch(ProcessHandle::isAlive);
        assertThat(DevelopmentProgram.scratch(folder))
                .as("the folder of copies")
                .isEmptyDirectory();
        assertThat(sources())
                .as("the user's sources, and what is built of them")
                .isEqualTo(sourcesBefore);
    }

    /** Maven and, as its child, the program that answers. */
    private static void assertTree(DevelopedTarget target) {
        assertThat(target.processHandles()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(target.processHandles().get(0).pid())
                .isEqualTo(target.rootPid().orElseThrow());
        assertThat(target.processHandles())
                .filteredOn(process -> process.pid() == target.identity().pid())
                .singleElement()
                .satisfies(program -> assertThat(program.parent().map(ProcessHandle::pid))
                        .as("parent of the program")
                        .contains(target.rootPid().orElseThrow()));
    }

    @Test
    void shouldLeaveNoProcessWhenTheLabIsKilledWhileTheTargetRuns() throws Exception {
        assertNothingRunsAfterAKill("READY");
    }

    @Test
    void shouldLeaveNoProcessWhenTheLabIsKilledWhileMavenCompiles() throws Exception {
        assertNothingRunsAfterAKill("STARTED");
    }

    private void assertNothingRunsAfterAKill(String stage) throws Exception {
        Path console = folder.resolve("console.txt");
        Process lab = DevelopmentProgram.inItsOwnJvm("vertx", folder)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        List<ProcessHandle> processes;
        try {
            await(stage, Duration.ofSeconds(60), () -> read(console).contains(stage) || !lab.isAlive());
            await("Maven runs", Duration.ofSeconds(10), () -> lab.descendants().count() >= 3 || !lab.isAlive());
            assertThat(lab.isAlive()).as("console: %s", read(console)).isTrue();
            processes = lab.descendants().toList();
        } finally {
            lab.destroyForcibly();
        }
        await("all processes are gone", GONE, () -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static void await(String what, Duration patience, BooleanSupplier condition) throws InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("%s within %s", what, patience).isBefore(deadline);
            Thread.sleep(50);
        }
    }

    /** Every file below what is copied: its content, and when it was written. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (String part : List.of("build", "targets")) {
            try (Stream<Path> files = Files.walk(DevelopmentProgram.PROJECT.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Instant written = Files.readAttributes(file, BasicFileAttributes.class)
                            .lastModifiedTime()
                            .toInstant();
                    digests.put(file.toString(), written + " " + Arrays.hashCode(Files.readAllBytes(file)));
                }
            }
        }
        assertThat(digests).isNotEmpty();
        return digests;
    }
}
