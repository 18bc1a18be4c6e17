package loopvspool.simulation;

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
        try {
            TargetCatalogue shipped = TargetCatalogue.load();
            LabSettings.fromSystemProperties(
                    shipped.names(), shipped.namesByDefault(), Experiments.names(), Experiments.names());
        } catch (SettingError e) {
            LastWord lastWord = new LastWord(System.out, () -> ProjectFolder.results(Path.of(arguments[0])));
            System.exit(lastWord.notBegun(Ending.REFUSED, e.lines()));
        }
    }
}
