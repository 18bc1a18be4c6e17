package loopvspool.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loopvspool.experiment.Experiments;
import org.junit.jupiter.api.Test;

class SettingsHelpTest {
    private final String help = SettingsHelp.text();
    private final List<String> lines = help.lines().toList();

    private static Set<Map.Entry<String, ConfigValue>> settings() {
        return LabSettings.defaults().entrySet();
    }

    @Test
    void shouldShowEverySettingWithItsDefault() {
        assertThat(settings()).isNotEmpty().allSatisfy(entry -> assertThat(lines)
                .contains("  -D" + entry.getKey() + "=" + entry.getValue().unwrapped()));
        assertThat(lines).contains("  -Dlab.users=auto", "  -Dlab.calibration.warmUpLimit=15s", "  -Dlab.help=false");
    }

    @Test
    void shouldSayOfEverySettingWhatItMeans() {
        assertThat(settings()).allSatisfy(entry -> {
            int at = lines.indexOf(
                    "  -D" + entry.getKey() + "=" + entry.getValue().unwrapped());
            assertThat(lines.get(at + 1))
                    .as("the line below %s", entry.getKey())
                    .startsWith("      ")
                    .matches(line -> line.strip().length() > 15, "says something");
        });
    }

    @Test
    void shouldNameWhatElseAUserMayTellMaven() {
        assertThat(lines).contains("  -Dgatling.resultsFolder=target/gatling", "  -Dgatling.heap=1G", "  -Dremote");
    }

    @Test
    void shouldKeepTheOrderOfTheFile() {
        assertThat(help)
                .containsSubsequence(
                        "lab.help", "lab.targets", "lab.users", "lab.calibration.samples", "lab.baseline.requests");
    }

    @Test
    void shouldNameEveryExperimentThatThereIs() {
        String meaning = String.join(
                " ", LabSettings.defaults().getValue("lab.experiments").origin().comments());

        assertThat(meaning).as("the comment of lab.experiments in lab.conf").contains(Experiments.names());
    }
}
