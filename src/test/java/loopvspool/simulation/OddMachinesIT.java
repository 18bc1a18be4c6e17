package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loopvspool.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Machines as they are: on each the lab works, or says in one line what to do. */
class OddMachinesIT {
    private static final Pattern OTHER_DIGIT = Pattern.compile("[\\p{Nd}&&[^0-9]]");
    private static final Pattern WRITTEN = Pattern.compile(".*\\.(json|csv|html|log|txt|js)");
    /** Arabic, as Egypt writes it, has digits of its own. */
    private static final String ARABIC = " -Duser.language=ar -Duser.country=EG";

    @TempDir
    private Path results;

    /** The shortest run, and these settings. */
    private static String[] shortest(String... settings) {
        return Stream.concat(
                        Stream.of(
                                "lab.targets=javalin-1x",
                                "lab.experiments=io-burst",
                                "lab.endpoints=sync-iobound",
                                "lab.ioTime=20ms",
                                "lab.users=2"),
                        // Of two, a JVM takes the last.
                        Stream.of(settings))
                .toArray(String[]::new);
    }

    private static void assertComplete(LabProcess run) throws Exception {
        assertThat(run.awaitEnd(LabProcess.PATIENCE)).as(run.console()).isZero();
        assertThat(run.resultsFile()).as(run.console()).isPresent();
        assertThat(run.console()).doesNotContain("Exception", "UnsatisfiedLinkError", "WARN ");
    }

    private static String refusal(LabProcess run) throws Exception {
        assertThat(run.awaitEnd(LabProcess.PATIENCE)).as(run.console()).isEqualTo(1);
        assertThat(run.lines()).hasSize(1);
        return run.lines().get(0);
    }

    @Test
    void shouldWriteTheSameDigitsInEveryLocale() throws Exception {
        try (LabProcess run = LabProcess.start(
                results,
                LoopVsPool.class,
                shortest(
                        "lab.experiments=cpu-burst",
                        "lab.endpoints=sync-cpubound",
                        "lab.serviceTime=50ms",
                        "lab.calibration.warmUpLimit=1s",
                        "lab.calibration.samples=2",
                        "lab.calibration.fitRounds=1",
                        "lab.calibration.baselines=1",
                        "user.language=ar",
                        "user.country=EG",
                        "lab.jvmArguments=-Xmx256m -XX:+UseG1GC" + ARABIC))) {
            assertComplete(run);
        }
        List<Path> written = written();
        assertThat(written)
                .extracting(file -> file.getFileName().toString())
                .contains("console.txt", "results.json", "requests.csv", "comparison.html", "index.html");
        for (Path file : written) {
            assertThat(OTHER_DIGIT.matcher(text(file)).results().map(digit -> digit.group()))
                    .as("digits in %s", file)
                    .isEmpty();
        }
    }

    private List<Path> written() throws IOException {
        try (Stream<Path> files = Files.walk(results)) {
            return files.filter(file -> WRITTEN.matcher(file.toString()).matches())
                    // Gatling's own, which is binary.
                    .filter(file -> !file.endsWith("simulation.log"))
                    .toList();
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void shouldLoadNativeLibrariesFromElsewhereIfTheTemporaryFolderIsMountedNoexec(@TempDir Path mounts)
            throws Exception {
        try (NoexecFolder noexec = NoexecFolder.at(mounts.resolve("noexec"));
                LabProcess run = LabProcess.start(
                        results,
                        LoopVsPool.class,
                        shortest(
                                "java.io.tmpdir=" + noexec.path(),
                                "jna.tmpdir=" + noexec.path(),
                                "lab.targets=vertx",
                                "lab.jvmArguments=-Xmx256m -XX:+UseG1GC -Djava.io.tmpdir=" + noexec.path()))) {
            assertComplete(run);
        }
    }

    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no env")
    @Test
    void shouldRunWithoutAHomeOrATemporaryFolder() throws Exception {
        Path missing = results.resolve("missing");
        try (LabProcess run = LabProcess.startUnder(
                namelessUser(missing),
                results,
                LoopVsPool.class,
                shortest("user.home=" + missing, "java.io.tmpdir=" + missing.resolve("tmp")))) {
            assertComplete(run);
            assertThat(missing.resolve(".cache"))
                    .as("where JNA would put its library")
                    .doesNotExist();
        }
    }

    /** For a user without a name too, where that can be had: in a name space of its own a process may have any number. */
    private static List<String> namelessUser(Path home) {
        List<String> nameless = List.of("unshare", "--user", "--map-user=54321");
        List<String> command = new ArrayList<>(works(nameless) ? nameless : List.of());
        command.addAll(List.of("env", "HOME=" + home, "TZ=No/Where"));
        return command;
    }

    private static boolean works(List<String> prefix) {
        return Child.runs(Stream.concat(prefix.stream(), Stream.of("true")).toArray(String[]::new));
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void shouldNameTheVariableOfALocaleThatCannotNameTheFolder(@TempDir Path parent) throws Exception {
        // This JVM may have such a locale itself, and no name for it either: the shell, which knows bytes only, makes
        // the name.
        String run = "cd \"$1\" && mkdir \"$(printf 'M\\303\\274ller')\" && cd M* && shift && exec \"$@\"";
        try (LabProcess lab = LabProcess.startUnder(
                List.of("env", "LC_ALL=C", "/bin/sh", "-c", run, "sh", parent.toString()),
                results,
                LoopVsPool.class,
                shortest())) {
            assertThat(refusal(lab)).startsWith("LC_ALL=C: ").contains("user.dir", "LC_ALL=C.UTF-8");
        }
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void shouldRefuseAControlGroupWithTooFewThreads() throws Exception {
        try (LimitedGroup group = LimitedGroup.of(60)) {
            try (LabProcess run = LabProcess.startUnder(group.prefix(), results, LoopVsPool.class, shortest())) {
                assertThat(refusal(run))
                        .startsWith(group.limit() + "=60: ")
                        .contains("(Gatling, javalin-1x, the downstream service)", "--pids-limit");
            }
            assertThat(results.toFile().list())
                    .as("what was made")
                    .containsExactlyInAnyOrder("console.txt", "outcome.json");
        }
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void shouldRefuseAUserWithTooFewThreadsBeforeGatlingStartsAny() throws Exception {
        boolean root = ProcessHandle.current().info().user().equals(Optional.of("root"));
        List<String> anybody = root ? List.of("unshare", "--user", "--map-user=54321") : List.of();
        assumeTrue(works(anybody), "the limit does not hold for root, and there are no name spaces of users here");
        List<String> command = new ArrayList<>(anybody);
        command.addAll(List.of("prlimit", "--nproc=30"));
        assumeTrue(works(List.of("prlimit", "--nproc=30")), "the command prlimit (util-linux) is missing");
        try (LabProcess run = LabProcess.startUnder(command, results, LoopVsPool.class, shortest())) {
            assertThat(refusal(run)).startsWith("ulimit -u=30: ").contains("(Gatling)");
        }
    }
}
