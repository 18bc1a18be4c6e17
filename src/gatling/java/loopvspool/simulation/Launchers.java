package loopvspool.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import loopvspool.experiment.Context;
import loopvspool.machine.AllowedCores;
import loopvspool.settings.CpuSet;
import loopvspool.settings.DockerSettings.Reach;
import loopvspool.settings.LabSettings;
import loopvspool.settings.LabSettings.LauncherKind;
import loopvspool.settings.SettingError;
import loopvspool.sut.ChildJvmLauncher;
import loopvspool.sut.LaunchError;
import loopvspool.sut.Launcher;
import loopvspool.sut.Pinning;
import loopvspool.sut.TargetJvm;
import loopvspool.sut.development.DevelopmentLauncher;
import loopvspool.sut.development.MavenInstallation;
import loopvspool.sut.docker.ContainerLauncher;
import loopvspool.sut.remote.MixedLauncher;
import loopvspool.sut.remote.RemoteLauncher;

/** How targets are started in each context, all with the same JDK, arguments, kernel and cores. */
final class Launchers {
    private static final String INJECTOR = "lab.cpus.injector";

    private final Path project;
    private final LabSettings settings;
    private final TargetJvm jvm;
    private final Path logs;

    private Launchers(Path project, LabSettings settings, Optional<CpuSet> cpus, Path logs) {
        this.project = project;
        this.settings = settings;
        this.jvm = new TargetJvm(settings.javaHome(), settings.jvmArguments(), settings.kernel(), cpus);
        this.logs = logs;
    }

    /**
     * The cores that this run was given.
     *
     * @param atStart those of this JVM before it was kept on some of them; nothing where the system does not report
     * @param targets those of the targets; empty: all that this machine gives. Where this JVM is kept on some, what it starts
     *     would be kept there with it: so then they are those that it had
     */
    record Cpus(Optional<CpuSet> atStart, Optional<CpuSet> targets) {}

    /**
     * Keeps this JVM on its cores, and finds out whether targets can be kept on theirs.
     *
     * @throws SettingError if this machine has no such cores, or no means
     */
    static Cpus pin(LabSettings settings) throws InterruptedException {
        Optional<CpuSet> atStart =
                AllowedCores.of(Path.of("/"), ProcessHandle.current().pid());
        return new Cpus(atStart, pinned(settings));
    }

    private static Optional<CpuSet> pinned(LabSettings settings) throws InterruptedException {
        boolean forks = settings.launcher() == LauncherKind.FORK;
        if (forks) {
            settings.targetCpus().ifPresent(cpus -> Pinning.require("lab.cpus.targets", cpus));
        }
        // A lab in a container is on the cores of that container.
        if (settings.injectorCpus().isEmpty() || isInAContainer(settings)) {
            return settings.targetCpus();
        }
        CpuSet injector = settings.injectorCpus().get();
        Pinning.require(INJECTOR, injector);
        CpuSet before = Pinning.ofThisJvm(INJECTOR, injector);
        Pinning.pinThisJvm(injector);
        return settings.targetCpus().or(() -> forks ? Optional.of(before) : Optional.empty());
    }

    private static boolean isInAContainer(LabSettings settings) {
        return settings.launcher() == LauncherKind.DOCKER && settings.docker().reach() == Reach.NAME;
    }

    /**
     * The launchers.
     *
     * @param cpus the cores of the targets, as {@link #pin} finds them
     * @param database the name of the service that is the database
     * @param logs an existing folder for the targets' output
     */
    static Map<Context, Launcher> byContext(
            Path project, LabSettings settings, Optional<CpuSet> cpus, String database, Path logs) {
        Launchers launchers = new Launchers(project, settings, cpus, logs);
        RemoteLauncher remote = new RemoteLauncher(settings.servers(), settings.startTimeout());
        Map<Context, Launcher> byContext = new EnumMap<>(launchers.byContext(database));
        byContext.computeIfPresent(
                Context.SHARED, (context, others) -> new MixedLauncher(settings::runsAlready, remote, others));
        return byContext;
    }

    private Map<Context, Launcher> byContext(String database) {
        return switch (settings.launcher()) {
            case FORK ->
                Map.of(
                        Context.SHARED,
                        childJvms(logs),
                        Context.PRODUCTION,
                        spec -> childJvms(folder("production")).start(spec),
                        // Maven is looked for only when it is needed: without it all other questions can be asked.
                        Context.DEVELOPMENT,
                        spec -> development().start(spec));
            case DOCKER ->
                Map.of(
                        Context.SHARED,
                        new ContainerLauncher(settings.docker().reach(), database, jvm, settings.startTimeout(), logs),
                        Context.PRODUCTION,
                        spec -> notInContainers(),
                        Context.DEVELOPMENT,
                        spec -> notInContainers());
            case NONE ->
                // What the settings have not refused for want of a URL runs already.
                Map.of(Context.SHARED, new RemoteLauncher(settings.servers(), settings.startTimeout()));
        };
    }

    private static Launcher.Starting notInContainers() {
        throw new LaunchError(
                "the lab starts no containers, so it cannot start one for this question alone: ask it with -Dlab.launcher=fork");
    }

    private Launcher childJvms(Path folder) {
        return new ChildJvmLauncher(project, jvm, settings.startTimeout(), folder);
    }

    private Launcher development() {
        Path folder = folder("development");
        return new DevelopmentLauncher(
                project,
                MavenInstallation.ofThisBuild(),
                jvm,
                settings.startTimeout(),
                folder,
                folder.resolve("sources"));
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(logs.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
