package loopvspool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class ChildTest {
    private static final int SURVIVED = 7;
    private static final List<String> STRUCK = List.of("sh", "-c", "kill -INT $$; exit " + SURVIVED);

    /** As a script's `command &` or `nohup` starts it. */
    private static int exitOfOneStartedWithoutSignals(List<String> command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(List.of("sh", "-c", "trap '' INT; \"$@\"; exit $?", "sh"));
        whole.addAll(command);
        Process process = new ProcessBuilder(whole).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void shouldBeEndedByCtrlCThoughWhatStartedItIgnoresThat() throws Exception {
        assertThat(exitOfOneStartedWithoutSignals(STRUCK)).as("without help").isEqualTo(SURVIVED);
        List<String> helped = Child.builder(STRUCK).command();
        assumeThat(helped).as("env knows --default-signal").isNotEqualTo(STRUCK);

        assertThat(exitOfOneStartedWithoutSignals(helped))
                .isNotEqualTo(SURVIVED)
                .isNotZero();
    }
}
