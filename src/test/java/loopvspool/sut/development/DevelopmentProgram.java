package loopvspool.sut.development;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import loopvspool.sut.TargetCatalogue;
import loopvspool.sut.TargetJvm;

/** Starts a target of this project in development, and does not end it: what a lab does that is killed. */
final class DevelopmentProgram {
    /** Tests run in the project's folder. */
    static final Path PROJECT = Path.of("").toAbsolutePath();

    private DevelopmentProgram() {}

    /** @param arguments the target's name, and a folder for its output and its copy of the sources */
    public static void main(String[] arguments) throws Exception {
        DevelopedTarget target = start(arguments[0], Path.of(arguments[1]));
        System.out.println("STARTED");
        target.awaitReady();
        System.out.println("READY");
        Thread.sleep(Duration.ofMinutes(5).toMillis());
    }

    static DevelopedTarget start(String name, Path folder) throws Exception {
        return new DevelopmentLauncher(
                        PROJECT,
                        MavenInstallation.ofThisBuild(),
                        new TargetJvm(
                                Path.of(System.getProperty("java.home")),
                                List.of("-Xmx128m", "-XX:+UseSerialGC"),
                                "chain",
                                Optional.empty()),
                        Duration.ofSeconds(60),
                        Files.createDirectories(folder.resolve("logs")),
                        scratch(folder))
                .start(TargetCatalogue.load().select(List.of(name)).get(0));
    }

    static Path scratch(Path folder) {
        return folder.resolve("scratch");
    }

    static ProcessBuilder inItsOwnJvm(String name, Path folder) {
        MavenInstallation maven = MavenInstallation.ofThisBuild();
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dloopvspool.maven.home=" + maven.home(),
                "-Dloopvspool.maven.repository=" + maven.repository(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                DevelopmentProgram.class.getName(),
                name,
                folder.toString());
    }
}
