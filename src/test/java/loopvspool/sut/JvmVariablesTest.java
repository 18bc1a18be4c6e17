package loopvspool.sut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmVariablesTest {
    @Test
    void shouldKeepWhatEachJvmReadsFromAServerAndNothingElse() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "JAVA_TOOL_OPTIONS", "-XX:+UseParallelGC",
                "_JAVA_OPTIONS", "-Xmx100m",
                "JDK_JAVA_OPTIONS", "-ea",
                "JAVA_HOME", "somewhere",
                "PATH", "everywhere"));

        JvmVariables.keepFrom(environment);

        assertThat(environment).containsOnlyKeys("JAVA_HOME", "PATH");
    }

    @Test
    void shouldRecordThoseThatAreSet() {
        assertThat(JvmVariables.of(
                        Map.of("MAVEN_OPTS", "-Xmx2g", "_JAVA_OPTIONS", "-Xmx100m", "MAVEN_ARGS", " ", "PATH", "x")))
                .containsExactly(entry("MAVEN_OPTS", "-Xmx2g"), entry("_JAVA_OPTIONS", "-Xmx100m"));
    }

    @ParameterizedTest
    @CsvSource({
        "-Djavax.net.ssl.trustStorePassword=abc -Xmx1g, -Djavax.net.ssl.trustStorePassword=... -Xmx1g",
        "-Dhttp.proxyPassword=\"a b\" -ea, -Dhttp.proxyPassword=... -ea",
        "-Dapi.TOKEN=abc, -Dapi.TOKEN=...",
        "-Dlab.users=4, -Dlab.users=4"
    })
    void shouldNotRecordSecrets(String value, String recorded) {
        assertThat(JvmVariables.of(Map.of("MAVEN_OPTS", value))).containsExactly(entry("MAVEN_OPTS", recorded));
    }
}
