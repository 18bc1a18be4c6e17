package loopvspool.simulation;

import java.nio.file.Path;
import loopvspool.machine.NeutralLocale;
import loopvspool.settings.SettingError;

/** What Gatling's JVM sees to before all else, so that nothing later fails for what the machine is. */
final class Precautions {
    private Precautions() {}

    /**
     * Takes them; no harm in doing so twice.
     *
     * @throws SettingError if nothing can run here
     */
    static void take() {
        NeutralLocale.set();
        NameablePaths.require(System.getProperties(), System.getenv());
        EnoughThreads.requireForGatling(Path.of("/"));
        NativeLibraries.findFolder();
    }
}
