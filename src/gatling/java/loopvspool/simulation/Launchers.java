package loopvspool.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import loopvspool.experiment.Context;
import loopvspool.settings.LabSettings;
import loopvspool.target.ChildJvmLauncher;
import loopvspool.target.Launcher;
import loopvspool.target.development.DevelopmentLauncher;
import loopvspool.target.development.MavenInstallation;

/** How targets are started in each context, all with the same JDK, arguments and kernel. */
final class Launchers {
    private Launchers() {}

    /** @param logs an existing folder for the targets' output */
    static Map<Context, Launcher> byContext(Path project, LabSettings settings, Path logs) {
        return Map.of(
                Context.SHARED,
                childJvms(project, settings, logs),
                Context.PRODUCTION,
                spec -> childJvms(project, settings, folder(logs, "production")).start(spec),
                // Maven is looked for only when it is needed: without it all other questions can be asked.
                Context.DEVELOPMENT,
                spec -> new DevelopmentLauncher(
                                project,
                                MavenInstallation.ofThisBuild(),
                                settings.javaHome(),
                                settings.jvmArguments(),
                                settings.kernel(),
                                settings.startTimeout(),
                                folder(logs, "development"),
                                folder(logs, "development").resolve("sources"))
                        .start(spec));
    }

    private static Launcher childJvms(Path project, LabSettings settings, Path logs) {
        return new ChildJvmLauncher(
                project,
                settings.javaHome(),
                settings.jvmArguments(),
                settings.kernel(),
                settings.startTimeout(),
                logs);
    }

    private static Path folder(Path parent, String name) {
        try {
            return Files.createDirectories(parent.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
