package loopvspool.sut.development;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopvspool.sut.LaunchError;

/**
 * The Maven that runs this build, so that another one finds all that this one has fetched, and needs no internet.
 *
 * @param home the folder that holds {@code bin/mvn}
 * @param repository the local repository
 * @param settings the user's settings, if there are any: where mirrors are configured, the local repository is bound to them
 */
public record MavenInstallation(Path home, Path repository, Optional<Path> settings) {
    private static final String HOME = "loopvspool.maven.home";
    private static final String REPOSITORY = "loopvspool.maven.repository";
    private static final String SETTINGS = "loopvspool.maven.settings";

    /**
     * The one that the build (pom.xml) has told this JVM of.
     *
     * @throws LaunchError if it has not, or there is no Maven
     */
    public static MavenInstallation ofThisBuild() {
        MavenInstallation maven = new MavenInstallation(
                path(HOME),
                path(REPOSITORY),
                Optional.ofNullable(System.getProperty(SETTINGS)).map(Path::of).filter(Files::isRegularFile));
        if (!Files.isExecutable(maven.program())) {
            throw new LaunchError("%s=%s is not a Maven: %s is no program.%n  Run `mvn gatling:test`, which sets it."
                    .formatted(HOME, maven.home, maven.program()));
        }
        return maven;
    }

    private static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new LaunchError(
                    "Development with reload needs Maven, and %s does not say where it is.%n  Run `mvn gatling:test`, which sets it."
                            .formatted(property));
        }
        return Path.of(value);
    }

    private Path program() {
        return home.resolve("bin").resolve("mvn");
    }

    /** The command of a Maven that stays offline and asks nothing. */
    List<String> offline() {
        List<String> command = new ArrayList<>(List.of(program().toString(), "--batch-mode", "--offline"));
        settings.ifPresent(file -> command.addAll(List.of("--settings", file.toString())));
        command.add("-Dmaven.repo.local=" + repository);
        return command;
    }
}
