package loopvspool.containers;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import loopvspool.experiment.Experiments;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Subject;
import loopvspool.result.EnvironmentProbe;
import loopvspool.settings.CpuSet;
import loopvspool.settings.LabSettings;
import loopvspool.settings.SettingError;
import loopvspool.target.LaunchError;
import loopvspool.target.Pinning;
import loopvspool.target.TargetCatalogue;
import loopvspool.target.Work;
import loopvspool.target.docker.ContainerNames;
import loopvspool.target.docker.DockerEngine;

/**
 * Finds out before anything is built or started whether a run in containers can be had, removes what an earlier one that was
 * killed has left, and works out what the Docker Maven plugin has to be told: which containers, with which cores, arguments and
 * user.
 *
 * <p>Run by Maven in its own JVM. What is wrong is thrown as an exception whose message is for the user.
 */
public final class Prepare {
    private static final String TESTER = "tester";
    /** What pom.xml calls the image of the database, whichever it is. */
    private static final String DATABASE_IMAGE = ContainerNames.NETWORK + "/database";
    /** Its heap of 1 GiB, and half as much for the rest of a JVM. */
    private static final long TESTER_MEMORY = 1536L << 20;

    private final LabSettings settings;
    private final TargetCatalogue catalogue;
    private final Plan plan;
    private final Options options;
    private final DockerEngine engine = new DockerEngine();

    private Prepare(LabSettings settings, TargetCatalogue catalogue, Plan plan, Options options) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.plan = plan;
        this.options = options;
    }

    /**
     * Writes the properties that pom.xml uses.
     *
     * @param arguments the project's folder, the file to write, and {@code name=value} for each of {@link Options}
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.of(List.of(arguments).subList(2, arguments.length));
        TargetCatalogue catalogue = TargetCatalogue.load();
        LabSettings settings = LabSettings.of(
                options.labSettings(), catalogue.names(), catalogue.namesByDefault(), Experiments.names());
        int cores = cores(settings);
        List<Subject> subjects = catalogue.select(settings.targets()).stream()
                .map(spec -> new Subject(spec, cores))
                .toList();
        Plan plan = Plan.of(settings, subjects);
        Properties properties = new Prepare(settings, catalogue, plan, options).properties(cores);
        properties.setProperty(
                "docker.revision",
                Optional.ofNullable(EnvironmentProbe.commit(Path.of(arguments[0])))
                        .orElse("unspecified"));
        // The engine would make the folder that it mounts, as root.
        Files.createDirectories(Path.of(options.resultsFolder()));
        Path file = Path.of(arguments[1]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "Written by " + Prepare.class.getName());
        }
    }

    private static int cores(LabSettings settings) {
        return settings.targetCpus()
                .map(CpuSet::cores)
                .orElse(Runtime.getRuntime().availableProcessors());
    }

    private Properties properties(int cores) throws InterruptedException {
        settings.targetCpus().ifPresent(cpus -> Pinning.requireOnline("lab.cpus.targets", cpus));
        settings.injectorCpus().ifPresent(cpus -> Pinning.requireOnline("lab.cpus.injector", cpus));
        List<String> targets =
                plan.subjects().stream().map(subject -> subject.spec().name()).toList();
        requireContainers(targets);
        options.requireFreePorts();
        engine.require();
        requireBaseImage();
        Optional<String> database = database();

        List<String> containers = new ArrayList<>(targets);
        if (plan.needs(Work.IO)) {
            containers.add(catalogue.downstream().name());
        }
        if (database.isPresent()) {
            containers.add(catalogue.postgres().name());
            engine.tag(database.get(), DATABASE_IMAGE);
        }
        Leftovers leftovers = new Leftovers(engine);
        List<String> all = new ArrayList<>(
                List.of(catalogue.downstream().name(), catalogue.postgres().name(), TESTER));
        all.addAll(options.targets());
        leftovers.remove(all);

        Properties properties = new Properties();
        properties.setProperty("docker.containers", String.join(",", containers));
        properties.setProperty("docker.run", RunLabel.ofThisJvm());
        properties.setProperty("docker.kernel", settings.kernel());
        properties.setProperty("docker.jvmOptions", jvmOptions(cores));
        properties.setProperty("docker.cpus.targets", text(settings.targetCpus()));
        properties.setProperty("docker.cpus.injector", text(settings.injectorCpus()));
        properties.setProperty("docker.memory.bytes", Long.toString(options.memoryBytes()));
        properties.setProperty("docker.tester.memory.bytes", Long.toString(TESTER_MEMORY));
        properties.setProperty("docker.user", HostUser.current());
        properties.setProperty("docker.tester.options", options.testerOptions());
        properties.setProperty(
                "docker.postgres.url",
                settings.postgres().map(url -> url.text()).orElse("postgresql://lab:lab@postgres:5432/lab"));
        return properties;
    }

    private void requireContainers(List<String> targets) {
        targets.stream()
                .filter(target -> !options.targets().contains(target))
                .findFirst()
                .ifPresent(target -> {
                    throw new SettingError(
                            "lab.targets: %s has no container in pom.xml; those that have: %s. Measure it without containers: mvn gatling:test -Dlab.targets=%s"
                                    .formatted(target, String.join(", ", options.targets()), target));
                });
    }

    private void requireBaseImage() throws InterruptedException {
        Optional<String> missing = engine.fetch(options.baseImage());
        if (missing.isPresent()) {
            throw new LaunchError("""
                    docker.base.image=%s: this image is not here and cannot be pulled: %s
                      What to do: name one that is here, or make one of the running JDK: docker/make-base-image.sh, then -Ddocker.base.image=%s/base""".formatted(options.baseImage(), missing.get(), ContainerNames.NETWORK));
        }
    }

    /** The image of the database, if there is one to be started. Where it cannot be had, the lab skips SQL and says so. */
    private Optional<String> database() throws InterruptedException {
        if (!plan.needs(Work.SQL) || settings.postgres().isPresent()) {
            return Optional.empty();
        }
        String madeHere = ContainerNames.NETWORK + "/" + catalogue.postgres().name();
        for (String image : List.of(options.postgresImage(), madeHere)) {
            if (engine.has(image)) {
                return Optional.of(image);
            }
        }
        Optional<String> missing = engine.fetch(options.postgresImage());
        if (missing.isEmpty()) {
            return Optional.of(options.postgresImage());
        }
        System.out.printf(
                "SKIPPED: the database, and with it sync-sql and async-sql: docker.postgres.image=%s is not here and cannot be pulled: %s%n  What to do: docker/make-postgres-image.sh makes %s; or name a server: -Dlab.postgres.url=…%n",
                options.postgresImage(), missing.get(), madeHere);
        return Optional.empty();
    }

    /** With the processor count explicit: the number of cores that a JVM finds chooses its collector and much else. */
    private String jvmOptions(int cores) {
        List<String> all = new ArrayList<>(settings.jvmArguments());
        if (all.stream().noneMatch(argument -> argument.startsWith("-XX:ActiveProcessorCount"))) {
            all.add("-XX:ActiveProcessorCount=" + cores);
        }
        return String.join(" ", all);
    }

    private static String text(Optional<CpuSet> cpus) {
        return cpus.map(CpuSet::text).orElse("");
    }
}
