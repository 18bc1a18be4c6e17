package loopvspool.sut;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs each target as a child JVM with its own class path, on a port of its own on the loopback interface.
 *
 * <p>A child cannot outlive this JVM: its standard input is a pipe that this JVM holds, and it halts when the pipe ends,
 * which the operating system sees to, even after a kill -9.
 */
public final class ChildJvmLauncher implements Launcher {
    private static final String REMEDY =
            "run the command by hand (without --exit-with-parent); if it is only slow to start, raise -Dlab.startTimeout.";

    private final Path project;
    private final TargetJvm jvm;
    private final Duration startTimeout;
    private final Path logs;

    /**
     * @param project the project's folder, which the modules stand under
     * @param jvm what all targets have alike
     * @param startTimeout how long a target may take until it answers
     * @param logs an existing folder for a file of output each
     */
    public ChildJvmLauncher(Path project, TargetJvm jvm, Duration startTimeout, Path logs) {
        this.project = project;
        this.jvm = jvm;
        this.startTimeout = startTimeout;
        this.logs = logs;
    }

    @Override
    public Starting start(TargetSpec spec) {
        List<String> command = command(spec);
        Path log = LogFile.next(logs, spec.name());
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(logs.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith(TargetSpec.VARIABLES));
            JvmVariables.keepFrom(builder.environment());
            builder.environment().putAll(spec.program().environment());
            ServerProgram.Start start = new ServerProgram.Start(String.join(" ", command), log, startTimeout, REMEDY);
            return new ChildJvm(spec, ServerProgram.start(spec, builder, start));
        } catch (IOException e) {
            throw new LaunchError("Target %s cannot be started: %s%n  command: %s%n  Is lab.java=%s a Java home?"
                    .formatted(spec.name(), e.getMessage(), String.join(" ", command), jvm.home()));
        }
    }

    private List<String> command(TargetSpec spec) {
        List<String> command = new ArrayList<>(Pinning.prefix(jvm.cpus()));
        command.add(jvm.home().resolve("bin").resolve("java").toString());
        command.addAll(jvm.arguments());
        command.add("-cp");
        command.add(classPath(spec));
        command.add(spec.program().mainClass());
        command.add("--name=" + spec.name());
        command.add("--host=127.0.0.1");
        command.add("--port=0");
        command.add("--kernel=" + jvm.kernel());
        command.add("--exit-with-parent");
        command.addAll(spec.program().arguments());
        return command;
    }

    /** The module's classes, and what Maven wrote down of its dependencies when it compiled them. */
    private String classPath(TargetSpec spec) {
        Path build = project.resolve(spec.program().module()).resolve("target");
        Path dependencies = build.resolve("classpath.txt");
        if (!Files.isRegularFile(dependencies)) {
            throw new LaunchError(
                    "Target %s is not built: %s is missing.%n  Run `mvn test-compile` in the project's folder, or `mvn gatling:test`, which does it."
                            .formatted(spec.name(), dependencies));
        }
        try {
            return build.resolve("classes")
                    + System.getProperty("path.separator")
                    + Files.readString(dependencies).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
