package loopvspool.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopvspool.experiment.Experiments;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Subject;
import loopvspool.machine.NeutralLocale;
import loopvspool.observe.EnvironmentProbe;
import loopvspool.settings.CpuSet;
import loopvspool.settings.LabSettings;
import loopvspool.settings.SettingError;
import loopvspool.sut.LaunchError;
import loopvspool.sut.Pinning;
import loopvspool.sut.TargetCatalogue;
import loopvspool.sut.Work;
import loopvspool.sut.docker.ContainerNames;
import loopvspool.sut.docker.DockerEngine;

/**
 * Finds out before anything is built or started whether a run in containers can be had, and works out what the Docker Maven
 * plugin has to be told.
 *
 * <p>Run by Maven in its own JVM. What is wrong is thrown as an exception whose message is for the user.
 */
public final class Prepare {
    private final LabSettings settings;
    private final TargetCatalogue catalogue;
    private final Plan plan;
    private final Options options;
    private final int cores;
    private final DockerEngine engine = new DockerEngine();

    private Prepare(LabSettings settings, TargetCatalogue catalogue, Options options) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.options = options;
        this.cores = settings.targetCpus()
                .map(CpuSet::cores)
                .orElse(Runtime.getRuntime().availableProcessors());
        this.plan = Plan.of(
                settings,
                catalogue.select(settings.targets()).stream()
                        .map(spec -> new Subject(spec, cores))
                        .toList());
    }

    /**
     * Writes the properties that pom.xml uses, and the tester's options.
     *
     * @param arguments the project's folder, the folder to write into, and {@code name=value} for each of {@link Options}
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        NeutralLocale.set();
        Path project = Path.of(arguments[0]);
        Path work = Files.createDirectories(Path.of(arguments[1]));
        Options options = Options.of(List.of(arguments).subList(2, arguments.length));
        TargetCatalogue catalogue = TargetCatalogue.load();
        LabSettings settings = LabSettings.of(
                options.labSettings(), catalogue.names(), catalogue.namesByDefault(), Experiments.names());
        Prepare prepare = new Prepare(settings, catalogue, options);
        prepare.requireWhatIsAskedFor();
        PluginProperties properties = new PluginProperties(settings, options, prepare.cores)
                .with("docker.containers", String.join(",", prepare.containers()))
                .with(
                        "docker.revision",
                        Optional.ofNullable(EnvironmentProbe.commit(project)).orElse("unspecified"));
        prepare.engine.address().ifPresent(address -> properties.with("docker.host", address));
        properties.write(work.resolve("docker.properties"));
        PrivateFile.write(work.resolve("tester.options"), options.testerOptions());
        // The engine would make the folder that it mounts, as root.
        Files.createDirectories(Path.of(options.resultsFolder()));
    }

    private void requireWhatIsAskedFor() throws InterruptedException {
        settings.targetCpus().ifPresent(cpus -> Pinning.requireOnline("lab.cpus.targets", cpus));
        settings.injectorCpus().ifPresent(cpus -> {
            if (options.isTester()) {
                Pinning.requireOnline("lab.cpus.injector", cpus);
            } else {
                Pinning.require("lab.cpus.injector", cpus);
            }
        });
        plan.subjects().stream()
                .map(subject -> subject.spec().name())
                .filter(target -> !options.targets().contains(target))
                .findFirst()
                .ifPresent(target -> {
                    throw new SettingError(
                            "lab.targets: %s has no container in pom.xml; those that have: %s. Measure it without containers: mvn gatling:test -Dlab.targets=%s"
                                    .formatted(target, String.join(", ", options.targets()), target));
                });
        settings.postgres().ifPresent(Options::requireForContainers);
        options.requireMemoryFor(settings.jvmArguments());
        engine.require();
        requireBaseImage();
    }

    private void requireBaseImage() throws InterruptedException {
        Optional<String> missing = engine.fetch(options.baseImage());
        if (missing.isPresent()) {
            throw new LaunchError("""
                    docker.base.image=%s: this image is not here and cannot be pulled: %s
                      What to do: name one that is here, or make one of the running JDK: docker/make-base-image.sh, then -Ddocker.base.image=%s/base""".formatted(options.baseImage(), missing.get(), ContainerNames.NETWORK));
        }
    }

    /** Only what the questions need. Where the database is not available, the lab skips SQL and says so, as this does. */
    private List<String> containers() throws InterruptedException {
        List<String> containers = new ArrayList<>(
                plan.subjects().stream().map(subject -> subject.spec().name()).toList());
        if (plan.needs(Work.IO)) {
            containers.add(catalogue.downstream().name());
        }
        if (plan.needs(Work.SQL) && settings.postgres().isEmpty()) {
            Optional<String> missing = new DatabaseImage(engine).find(options.postgresImage());
            if (missing.isEmpty()) {
                containers.add(catalogue.postgres().name());
            } else {
                System.out.printf(
                        "SKIPPED: the database, and with it sync-sql and async-sql: docker.postgres.image=%s is not here and cannot be pulled: %s%n  What to do: docker/make-postgres-image.sh makes %s; or name a server: -Dlab.postgres.url=…%n",
                        options.postgresImage(), missing.get(), DatabaseImage.MADE_HERE);
            }
        }
        return containers;
    }
}
