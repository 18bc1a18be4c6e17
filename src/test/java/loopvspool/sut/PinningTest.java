package loopvspool.sut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopvspool.settings.CpuSet;
import loopvspool.settings.SettingError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class PinningTest {
    private static CpuSet cpus(String text) {
        return CpuSet.parse(text).orElseThrow();
    }

    @Test
    void shouldRefuseCoresThatTheMachineHasNot() {
        assertThatExceptionOfType(SettingError.class)
                .isThrownBy(() -> Pinning.requireOnline("lab.cpus.targets", cpus("0,9999")))
                .withMessageStartingWith("lab.cpus.targets=0,9999: this machine has the cores 0")
                .withMessageEndingWith("choose among them, or say all");
        assertThatExceptionOfType(SettingError.class)
                .isThrownBy(() -> Pinning.require("lab.cpus.targets", cpus("9999")))
                .withMessageStartingWith("lab.cpus.targets=9999: this process may use the cores ");
        Pinning.require("lab.cpus.targets", cpus("0"));
    }

    @Test
    void shouldStartProcessesOnTheirCores() throws Exception {
        var command = new ArrayList<>(Pinning.prefix(Optional.of(cpus("0"))));
        command.addAll(List.of("grep", "Cpus_allowed_list", "/proc/self/status"));

        Process process = new ProcessBuilder(command).start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .containsPattern("Cpus_allowed_list:\\s+0\\n");
        assertThat(Pinning.prefix(Optional.empty())).isEmpty();
    }
}
