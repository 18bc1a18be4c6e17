package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import loopvspool.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user's environment tells every JVM and every Maven, written for other programs. */
class VariablesIT {

    @TempDir
    private Path results;

    @ParameterizedTest
    @CsvSource({"MAVEN_OPTS, -XX:+UseParallelGC", "JAVA_TOOL_OPTIONS, -XX:+UseG1GC", "_JAVA_OPTIONS, -XX:+UseSerialGC"})
    void shouldLetMavenStartInTheProjectsFolder(String variable, String value) throws Exception {
        String maven = Path.of(System.getProperty("loopvspool.maven.home"), "bin", "mvn")
                .toString();
        Process process = Child.builder(List.of(maven, "--version"), Map.of(variable, value))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output).contains("Apache Maven ");
    }

    @Test
    void shouldReachGatlingAndNoServerUnderTestAndBeRecorded() throws Exception {
        try (LabProcess run = LabProcess.startInEnvironment(
                // The collector would contradict that of the servers, and the heap be less than they begin with.
                Map.of("_JAVA_OPTIONS", "-Xmx100m", "JDK_JAVA_OPTIONS", "-XX:+UseSerialGC -Dmy.password=abc"),
                results,
                LoopVsPool.class,
                "lab.targets=javalin-1x",
                "lab.experiments=io-burst",
                "lab.endpoints=sync-iobound",
                "lab.ioTime=20ms",
                "lab.users=2")) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as(run.console()).isZero();
            JsonNode found = run.results();

            assertThat(found.at("/environment/variables").properties())
                    .extracting(Object::toString)
                    .containsExactly(
                            "JDK_JAVA_OPTIONS=\"-XX:+UseSerialGC -Dmy.password=...\"", "_JAVA_OPTIONS=\"-Xmx100m\"");
            assertThat(found.at("/environment/injector/maxHeapBytes").asLong())
                    .as("Gatling's heap")
                    .isLessThanOrEqualTo(100L << 20);
            assertThat(found.at("/targets/0/identity/java/maxHeapBytes").asLong())
                    .as("that of a server under test: lab.jvmArguments=-Xmx256m")
                    .isGreaterThan(200L << 20);
            assertThat(run.console()).contains("_JAVA_OPTIONS=-Xmx100m");
        }
    }
}
