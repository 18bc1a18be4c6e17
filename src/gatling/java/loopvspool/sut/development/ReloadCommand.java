package loopvspool.sut.development;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import loopvspool.sut.LaunchError;
import loopvspool.sut.TargetSpec;

/**
 * The command that a developer gives (README.md) with the arguments that the lab gives to every target. The plugin starts the
 * program, looks at its sources each second, and after an edit stops, compiles and starts it.
 */
final class ReloadCommand {
    private static final Path REACTOR = Path.of("targets");

    private final MavenInstallation maven;
    private final List<String> jvmArguments;
    private final String kernel;

    ReloadCommand(MavenInstallation maven, List<String> jvmArguments, String kernel) {
        this.maven = maven;
        this.jvmArguments = jvmArguments;
        this.kernel = kernel;
    }

    /**
     * The command for a target, to be given in the project's folder or in a copy of it.
     *
     * @param port where the target listens, also after a reload
     * @throws LaunchError if the plugin cannot pass on one of the arguments
     */
    List<String> of(TargetSpec spec, int port) {
        List<String> program = new ArrayList<>(List.of(
                "--name=" + spec.name(),
                "--host=127.0.0.1",
                "--port=" + port,
                "--kernel=" + kernel,
                // The plugin hands its standard input on: so this is the same pipe as in production.
                "--exit-with-parent"));
        program.addAll(spec.program().arguments());
        List<String> command = new ArrayList<>(maven.offline());
        command.addAll(List.of(
                "--file",
                REACTOR.resolve("pom.xml").toString(),
                "--activate-profiles",
                "reload",
                "--projects",
                REACTOR.relativize(Path.of(spec.program().module())).toString(),
                "--also-make",
                "-Dvertx.jvmArguments=" + list(spec, jvmArguments),
                "-Dvertx.runArgs=" + list(spec, program),
                "compile",
                // In full, not vertx:run: to find the prefix, Maven would read plugins that no build has fetched yet.
                "io.reactiverse:vertx-maven-plugin:run"));
        return command;
    }

    private static String list(TargetSpec spec, List<String> arguments) {
        for (String argument : arguments) {
            if (argument.chars().anyMatch(c -> c == ',' || c == '"' || c == '\'' || Character.isWhitespace(c))) {
                throw new LaunchError(
                        "Target %s cannot be run in development: vertx-maven-plugin takes no comma, quote or space in an argument, and one is %s.%n  Take another value for it, or leave development out."
                                .formatted(spec.name(), argument));
            }
        }
        return String.join(",", arguments);
    }
}
