package loopvspool.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/** The list of settings that {@code -Dlab.help} prints, made from {@code lab.conf} and its comments. */
public final class SettingsHelp {
    private static final String BESIDES = """

            No settings of the lab, and useful beside them:

              -Dgatling.resultsFolder=target/gatling
                  Where the folders of runs go, relative to the project.
              -Dgatling.heap=1G
                  How much memory Gatling's JVM may have, for bursts of many thousands.
              -Dremote
                  The servers are not compiled: for changes of the lab alone, for servers that run already
                  (lab.launcher=none), and for the commands that only read results.
            """;

    private SettingsHelp() {}

    /** Every setting with its default and its meaning, in the order of the file. */
    public static String text() {
        Config defaults = LabSettings.defaults();
        return defaults.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, ConfigValue> entry) ->
                        entry.getValue().origin().lineNumber()))
                .map(SettingsHelp::entry)
                .collect(Collectors.joining("\n", "Settings, each with its default:\n\n", BESIDES));
    }

    private static String entry(Map.Entry<String, ConfigValue> entry) {
        String meaning = entry.getValue().origin().comments().stream()
                .map(comment -> "      " + comment.strip() + "\n")
                .collect(Collectors.joining());
        return "  -D%s=%s%n%s".formatted(entry.getKey(), entry.getValue().unwrapped(), meaning);
    }
}
