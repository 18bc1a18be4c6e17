package loopvspool.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import loopvspool.experiment.Experiments;
import loopvspool.machine.NeutralLocale;
import loopvspool.outcome.Ending;
import loopvspool.settings.LabSettings;
import loopvspool.settings.SettingError;
import loopvspool.sut.TargetCatalogue;

/**
 * What Maven runs before it compiles anything else: a typing mistake in {@code lab.*} ends it at once. What depends on the plan is
 * checked when the run begins.
 */
public final class CheckSettings {
    private CheckSettings() {}

    /**
     * Ends Maven's JVM with exit code 1 if a setting is refused.
     *
     * @param arguments the project's folder
     */
    public static void main(String[] arguments) {
        NeutralLocale.set();
        Path results = ProjectFolder.results(Path.of(arguments[0]));
        try {
            TargetCatalogue shipped = TargetCatalogue.load();
            LabSettings.fromSystemProperties(
                    shipped.names(), shipped.namesByDefault(), Experiments.names(), Experiments.names());
            if (System.getProperty("gatling.resultsFolder") != null) {
                require(results);
            }
        } catch (SettingError e) {
            LastWord lastWord = new LastWord(System.out, () -> results);
            System.exit(lastWord.notBegun(Ending.REFUSED, e.lines()));
        }
    }

    /** Gatling's plugin would say it in the middle of Maven's lines. */
    private static void require(Path results) {
        try {
            Files.createDirectories(results);
        } catch (IOException e) {
            throw new SettingError(
                    "gatling.resultsFolder=%s: the folder cannot be made (%s): name another one for results, -Dgatling.resultsFolder=…"
                            .formatted(results, e.getClass().getSimpleName()));
        }
    }
}
