package loopvspool.sut.development;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import loopvspool.sut.JvmVariables;
import loopvspool.sut.LaunchError;
import loopvspool.sut.Launcher;
import loopvspool.sut.LogFile;
import loopvspool.sut.Pinning;
import loopvspool.sut.ServerProgram;
import loopvspool.sut.TargetJvm;
import loopvspool.sut.TargetSpec;

/**
 * Runs each target as a developer does: Maven's JVM compiles a copy of the sources, starts the program in a JVM of its own and
 * starts it anew after each edit. The program gets the JDK, the arguments and the loopback interface that it gets in production;
 * its port is a fixed one, because it has to be found again.
 *
 * <p>Neither can outlive this JVM: Maven runs under {@link DevelopmentGuard}, and the program ends with its standard input, as in
 * production. Only a copy of the sources stays behind when this JVM is killed.
 */
public final class DevelopmentLauncher implements Launcher {
    private static final String REMEDY =
            "run the command by hand in the project's folder (README.md, development with reload); if it is only slow to start, raise -Dlab.startTimeout.";

    private final Path project;
    private final MavenInstallation maven;
    private final TargetJvm jvm;
    private final ReloadCommand reload;
    private final Duration startTimeout;
    private final Path logs;
    private final Path scratch;

    /**
     * @param project the project's folder
     * @param maven the Maven to run
     * @param jvm what all targets have alike; Maven runs with the same JDK, on the same cores
     * @param startTimeout how long a target may take until it answers, at the start or after an edit
     * @param logs an existing folder for a file of output each
     * @param scratch a folder for the copies of the sources, each deleted when its target is closed
     */
    public DevelopmentLauncher(
            Path project, MavenInstallation maven, TargetJvm jvm, Duration startTimeout, Path logs, Path scratch) {
        this.project = project;
        this.maven = maven;
        this.jvm = jvm;
        this.reload = new ReloadCommand(maven, jvm.arguments(), jvm.kernel());
        this.startTimeout = startTimeout;
        this.logs = logs;
        this.scratch = scratch;
    }

    @Override
    public DevelopedTarget start(TargetSpec spec) {
        List.of(scratch.toAbsolutePath(), jvm.home(), maven.repository()).forEach(path -> requireNoSpace(spec, path));
        try {
            ScratchCopy copy = ScratchCopy.of(project, scratch, spec.name());
            try {
                return start(spec, copy);
            } catch (IOException | RuntimeException e) {
                copy.delete();
                throw e;
            }
        } catch (IOException e) {
            throw new LaunchError(
                    "Target %s cannot be started in development: %s%n  It needs a shell, `sh`, to run Maven under, and a copy of the sources below %s."
                            .formatted(spec.name(), e, scratch));
        }
    }

    /** The plugin puts quotation marks around such a path, which Java then takes for a part of it. */
    private static void requireNoSpace(TargetSpec spec, Path path) {
        if (path.toString().contains(" ")) {
            throw new LaunchError(
                    "Target %s cannot be run in development: vertx-maven-plugin takes no path with a space, and one is %s.%n  Move it, or leave development out."
                            .formatted(spec.name(), path));
        }
    }

    private DevelopedTarget start(TargetSpec spec, ScratchCopy copy) throws IOException {
        SourceEdit edit = SourceEdit.in(copy.folder().resolve(spec.program().module()));
        List<String> command = new ArrayList<>(Pinning.prefix(jvm.cpus()));
        command.addAll(reload.of(spec, FreePort.find()));
        ProcessBuilder builder = new ProcessBuilder(DevelopmentGuard.command(command))
                .directory(copy.folder().toFile());
        useOnlyWhatIsGiven(builder.environment());
        builder.environment().putAll(spec.program().environment());
        Path log = LogFile.next(logs, spec.name() + "-development");
        ServerProgram.Start start = new ServerProgram.Start(String.join(" ", command), log, startTimeout, REMEDY);
        return new DevelopedTarget(spec, ServerProgram.start(spec, builder, start), startTimeout, copy, edit);
    }

    /** The user's own options and start-up files for Maven could bring another JDK, a debugger's port or other goals. */
    private void useOnlyWhatIsGiven(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("MAVEN_") || name.startsWith(TargetSpec.VARIABLES));
        JvmVariables.keepFrom(environment);
        environment.put("MAVEN_SKIP_RC", "true");
        environment.put("JAVA_HOME", jvm.home().toString());
    }
}
