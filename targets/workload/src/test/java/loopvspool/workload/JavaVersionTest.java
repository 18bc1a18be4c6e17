package loopvspool.workload;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JavaVersionTest {

    @Test
    void hasVirtualThreadsFromJava21On() {
        assertThatCode(() -> JavaVersion.requireVirtualThreads("--threads=virtual", 21))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> JavaVersion.requireVirtualThreads("--threads=virtual", 20))
                .isInstanceOf(BadOption.class)
                .hasMessage("--threads=virtual needs Java 21 or newer, but this is Java 20: start it with a newer one");
    }
}
