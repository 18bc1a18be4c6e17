package loopvspool.sut.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import loopvspool.settings.DockerSettings.Reach;
import loopvspool.sut.LaunchError;
import loopvspool.sut.Launcher;
import loopvspool.sut.TargetJvm;
import loopvspool.sut.TargetSpec;

/**
 * Finds each target in the container of its name. It starts and ends none: Maven or compose has started them, as pom.xml or
 * compose.yaml says, and will remove them, so that one set of containers can serve many runs.
 */
public final class ContainerLauncher implements Launcher {
    private static final String REMEDY =
            "start the containers with `mvn -Pdocker pre-integration-test -Ddocker.keep` or docker/compose.yaml, or let `mvn -Pdocker verify` do all; without containers: -Dlab.launcher=fork.";
    private static final int LAST_LINES = 20;

    private final Reach reach;
    private final String database;
    private final TargetJvm jvm;
    private final Duration patience;
    private final Path logs;
    private final DockerEngine engine;
    private final Instant begin = Instant.now();

    /**
     * @param reach by which address
     * @param database the service that is a plain PostgreSQL when it runs in a container
     * @param jvm what all targets should have alike
     * @param patience how long a target may take until it answers
     * @param logs an existing folder for a file of output each
     */
    public ContainerLauncher(Reach reach, String database, TargetJvm jvm, Duration patience, Path logs) {
        this(reach, database, jvm, patience, logs, new DockerEngine());
    }

    ContainerLauncher(Reach reach, String database, TargetJvm jvm, Duration patience, Path logs, DockerEngine engine) {
        this.reach = reach;
        this.database = database;
        this.jvm = jvm;
        this.patience = patience;
        this.logs = logs;
        this.engine = engine;
    }

    @Override
    public Starting start(TargetSpec spec) {
        try {
            boolean isDatabase = spec.name().equals(database);
            int port = isDatabase ? ContainerNames.DATABASE_PORT : ContainerNames.PORT;
            Whereabouts where = reach == Reach.NAME
                    ? Whereabouts.byName(spec.name(), port)
                    : Whereabouts.of(running(spec), reach, port);
            return isDatabase
                    ? new DatabaseContainer(spec, where, patience, () -> keepLog(spec))
                    : new TargetContainer(spec, where, jvm, patience, () -> keepLog(spec));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchError("The search for the container of " + spec.name() + " was interrupted.");
        }
    }

    /** Its container goes on, with a new process. */
    @Override
    public Starting startAnew(TargetSpec spec) {
        try {
            engine.restart(ContainerNames.of(spec.name()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchError("The new start of the container of " + spec.name() + " was interrupted.");
        }
        return start(spec);
    }

    /** No failure of this is worth a run. By its name nobody is asked: there may be no engine to see. */
    private void keepLog(TargetSpec spec) {
        if (reach == Reach.NAME) {
            return;
        }
        try {
            Files.writeString(logs.resolve(spec.name() + ".log"), engine.output(ContainerNames.of(spec.name()), begin));
        } catch (IOException | LaunchError e) {
            System.err.printf("The log of %s cannot be kept: %s%n", spec.name(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ContainerInspection running(TargetSpec spec) throws InterruptedException {
        String name = ContainerNames.of(spec.name());
        Optional<ContainerInspection> container = engine.container(name);
        if (container.isEmpty()) {
            throw new LaunchError("Target %s has no container: there is none of the name %s.%n  What to do: %s"
                    .formatted(spec.name(), name, REMEDY));
        }
        if (!container.get().isRunning()) {
            throw new LaunchError(
                    "Target %s: its container %s does not run (%s). Its output ends with:%n%s%n  What to do: %s"
                            .formatted(
                                    spec.name(),
                                    name,
                                    container.get().state(),
                                    engine.lastLines(name, LAST_LINES).indent(4).stripTrailing(),
                                    REMEDY));
        }
        return container.get();
    }
}
