package loopvspool.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that a user can set. What each setting means, its default and its range stand in {@code lab.conf}.
 *
 * @param help print the settings and run nothing
 * @param targets names of the targets to measure, in the catalogue's order, and after them those that only a user knows
 * @param servers targets that run already, by their names in alphabetical order
 * @param endpoints names of the endpoints to put load on, as given; empty: all
 * @param experiments names of the questions to ask, in the order in which they are asked
 * @param users users of a burst; empty: the lab chooses, from the largest pool
 * @param serviceTime the service time wanted of every CPU-bound request
 * @param ioTime how long every IO-bound request waits for the downstream service
 * @param longestStep a step that is predicted to take longer is refused
 * @param kernel the kernel's name
 * @param launcher how targets get to run
 * @param targetCpus the cores of the targets; empty: all
 * @param injectorCpus the cores of this JVM; empty: all
 * @param docker how containers are reached
 * @param javaHome the JDK of the targets
 * @param jvmArguments JVM arguments of every target
 * @param startTimeout from a target's start until it answers
 * @param calibration how to calibrate
 * @param repeats how often, and in which order
 * @param slowed a target with a known error; empty: none
 * @param baselineRequests requests of cpu-baseline on each target
 * @param sweepUsers the bursts of cpu-sweep and io-sweep
 * @param healthCheckRate pings a second beside a burst
 * @param healthCheckTimeout a ping that takes longer would have failed a health check
 * @param postgres the database; empty: the one that comes with the lab
 * @param gates how much may be wrong before the run is doubted
 * @param failOn from which verdict on the run ends with a failure
 * @param limits what the user requires of the results, as text; {@code none}: nothing
 * @param effective every key with the value in force, as text
 * @param given the keys that the user gave
 */
public record LabSettings(
        boolean help,
        List<String> targets,
        List<ServerSettings> servers,
        List<String> endpoints,
        List<String> experiments,
        OptionalInt users,
        Duration serviceTime,
        Duration ioTime,
        Duration longestStep,
        String kernel,
        LauncherKind launcher,
        Optional<CpuSet> targetCpus,
        Optional<CpuSet> injectorCpus,
        DockerSettings docker,
        Path javaHome,
        List<String> jvmArguments,
        Duration startTimeout,
        CalibrationSettings calibration,
        Repeats repeats,
        Optional<Slowed> slowed,
        int baselineRequests,
        List<Integer> sweepUsers,
        int healthCheckRate,
        Duration healthCheckTimeout,
        Optional<PostgresUrl> postgres,
        GateSettings gates,
        FailOn failOn,
        String limits,
        Map<String, String> effective,
        List<String> given) {

    /** What the user calls the run. */
    public static final String NAME = "lab.name";

    private static final String NO_NAME = "none";
    private static final int LONGEST_NAME = 60;
    private static final String LAUNCHER = "lab.launcher";
    private static final String TARGETS = "lab.targets";

    /** How targets get to run. */
    public enum LauncherKind {
        /** As child JVMs of this one. */
        FORK,
        /** In containers that others have started. */
        DOCKER,
        /** They run already: each has a URL. */
        NONE
    }

    /**
     * How to calibrate a target.
     *
     * @param samples single-iteration requests
     * @param warmUpLimit when warm-up ends although the kernel is not steady
     * @param fitRounds rounds of k, 2k, 4k and 8k iterations
     * @param baselines requests that prove the iteration count
     */
    public record CalibrationSettings(int samples, Duration warmUpLimit, int fitRounds, int baselines) {}

    /**
     * How often the whole plan is carried out.
     *
     * @param forks each on fresh target JVMs
     * @param seed of the targets' order
     */
    public record Repeats(int forks, int seed) {}

    /**
     * Reads the settings from the system properties of this JVM.
     *
     * @param knownTargets names of the catalogue
     * @param defaultTargets those to measure where the user names none
     * @param knownExperiments names of the questions
     * @param experiments the questions to ask where the user names none
     * @throws SettingError if a setting is unknown or wrong
     */
    public static LabSettings fromSystemProperties(
            List<String> knownTargets,
            List<String> defaultTargets,
            List<String> knownExperiments,
            List<String> experiments) {
        Map<String, String> given = LookalikeSettings.settingsAmong(systemProperties());
        Config defaults =
                defaults().withValue("lab.experiments", ConfigValueFactory.fromAnyRef(String.join(",", experiments)));
        return of(new SettingReader(defaults, given), knownTargets, defaultTargets, knownExperiments);
    }

    /**
     * Reads the settings.
     *
     * @param given what the user set, by full key
     * @param knownTargets names of the catalogue
     * @param defaultTargets those of them that are meant where the user says {@code default}, or nothing
     * @param knownExperiments names of the questions
     * @throws SettingError if one is unknown or wrong
     */
    public static LabSettings of(
            Map<String, String> given,
            List<String> knownTargets,
            List<String> defaultTargets,
            List<String> knownExperiments) {
        return of(new SettingReader(defaults(), given), knownTargets, defaultTargets, knownExperiments);
    }

    private static LabSettings of(
            SettingReader read, List<String> knownTargets, List<String> defaultTargets, List<String> knownExperiments) {
        List<ServerSettings> servers = ServerSettings.of(read, knownTargets);
        Duration ioTime = read.duration("lab.ioTime", Duration.ofMillis(20), Duration.ofSeconds(60));
        LabSettings settings = new LabSettings(
                read.flag("lab.help"),
                targets(read, knownTargets, defaultTargets, servers),
                servers,
                endpoints(read.text("lab.endpoints")),
                read.names("lab.experiments", knownExperiments),
                read.wholeOr("auto", "lab.users", 1, 10_000),
                read.duration("lab.serviceTime", Duration.ofMillis(20), Duration.ofSeconds(60)),
                ioTime,
                read.duration("lab.longestStep", Duration.ofSeconds(1), Duration.ofHours(24)),
                read.choice("lab.kernel", List.of("chain", "matrix")),
                launcher(read),
                cpus(read, "lab.cpus.targets"),
                cpus(read, "lab.cpus.injector"),
                DockerSettings.of(read),
                javaHome(read),
                Arrays.stream(read.text("lab.jvmArguments").split("\\s+"))
                        .filter(argument -> !argument.isEmpty())
                        .toList(),
                read.duration("lab.startTimeout", Duration.ofSeconds(1), Duration.ofMinutes(10)),
                new CalibrationSettings(
                        read.whole("lab.calibration.samples", 2, 10_000),
                        read.duration("lab.calibration.warmUpLimit", Duration.ofSeconds(1), Duration.ofMinutes(10)),
                        read.whole("lab.calibration.fitRounds", 1, 100),
                        read.whole("lab.calibration.baselines", 1, 100)),
                repeats(read),
                Slowed.of(read, knownTargets, ioTime),
                read.whole("lab.baseline.requests", 1, 1_000),
                read.wholes("lab.sweep.users", 1, 1_000),
                read.whole("lab.healthCheck.rate", 1, 100),
                read.duration("lab.healthCheck.timeout", Duration.ofMillis(1), Duration.ofSeconds(60)),
                postgres(read),
                GateSettings.of(read),
                FailOn.of(read),
                read.text("lab.limits"),
                effective(read),
                List.copyOf(read.given()));
        read.requireLabel(NAME, NO_NAME, LONGEST_NAME);
        refuseWhatServersCannot(read, settings);
        read.finish();
        return settings;
    }

    /** All system properties of this JVM that are texts. */
    public static Map<String, String> systemProperties() {
        return System.getProperties().stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, System::getProperty));
    }

    static Config defaults() {
        return ConfigFactory.parseResources(LabSettings.class.getClassLoader(), "lab.conf");
    }

    /**
     * What the user called a run; empty: nothing.
     *
     * @param effective every key with the value in force, also of a run that was made before runs had names
     */
    public static Optional<String> name(Map<String, String> effective) {
        return Optional.ofNullable(effective.get(NAME)).filter(name -> !name.equals(NO_NAME));
    }

    /** Whoever gives the URL of a server wants it measured. */
    private static List<String> targets(
            SettingReader read, List<String> known, List<String> byDefault, List<ServerSettings> servers) {
        List<String> running = servers.stream().map(ServerSettings::name).toList();
        List<String> all =
                Stream.concat(known.stream(), running.stream()).distinct().toList();
        boolean none = read.text(LAUNCHER).equals("none");
        List<String> targets = !read.text(TARGETS).equals("default")
                ? read.names(TARGETS, all)
                : all.stream()
                        .filter(name -> running.contains(name) || !none && byDefault.contains(name))
                        .toList();
        List<String> nowhere =
                targets.stream().filter(name -> !running.contains(name)).toList();
        if (none && (targets.isEmpty() || !nowhere.isEmpty())) {
            read.error(
                    LAUNCHER,
                    "starts nothing, so every target needs the URL at which it runs: -D%s=http://host:port"
                            .formatted(ServerSettings.key(nowhere.isEmpty() ? "NAME" : nowhere.get(0), "url")));
        }
        if (none) {
            Stream.of("lab.java", "lab.jvmArguments", "lab.cpus.targets")
                    .filter(read.given()::contains)
                    .forEach(key -> read.error(
                            key, "cannot be chosen with lab.launcher=none: the targets run already; leave it out"));
        }
        return targets;
    }

    private static List<String> endpoints(String text) {
        return text.equals("all")
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static void refuseWhatServersCannot(SettingReader read, LabSettings settings) {
        List<String> running =
                settings.targets().stream().filter(settings::runsAlready).toList();
        if (settings.repeats().forks() > 1 && !running.isEmpty()) {
            read.error(
                    "lab.forks",
                    "must be 1 with %s, which runs already: the lab cannot start it anew"
                            .formatted(String.join(", ", running)));
        }
        settings.slowed()
                .map(Slowed::target)
                .filter(running::contains)
                .ifPresent(target -> read.error(
                        "lab.slowed",
                        "%s runs already: start it with --slowed instead, if it has that option".formatted(target)));
    }

    /** Whether the target of this name runs already. */
    public boolean runsAlready(String target) {
        return servers.stream().anyMatch(server -> server.name().equals(target));
    }

    private static LauncherKind launcher(SettingReader read) {
        return LauncherKind.valueOf(
                read.choice(LAUNCHER, List.of("fork", "docker", "none")).toUpperCase(Locale.ROOT));
    }

    private static Optional<CpuSet> cpus(SettingReader read, String key) {
        if (read.text(key).equals("all")) {
            return Optional.empty();
        }
        Optional<CpuSet> cpus = CpuSet.parse(read.text(key));
        if (cpus.isEmpty()) {
            read.error(key, "must be numbers of cores and ranges of them, separated by commas, such as 0-1,3, or all");
        }
        return cpus;
    }

    private static Path javaHome(SettingReader read) {
        String text = read.text("lab.java");
        // Absolute, because the targets are started in a folder of their own.
        Path home = Path.of(text.equals("same") ? System.getProperty("java.home") : text)
                .toAbsolutePath();
        if (!text.equals("same") && read.text("lab.launcher").equals("docker")) {
            read.error(
                    "lab.java",
                    "cannot be chosen with lab.launcher=docker: an image has its own Java; leave it out, and say -Ddocker.base.image=… when the images are built");
        }
        if (!Files.isExecutable(home.resolve("bin").resolve("java"))) {
            read.error("lab.java", "must be a Java home, a folder that holds bin/java, or same");
        }
        return home;
    }

    private static Repeats repeats(SettingReader read) {
        Repeats repeats = new Repeats(read.whole("lab.forks", 1, 100), read.whole("lab.seed", 0, Integer.MAX_VALUE));
        if (repeats.forks() > 1
                && read.text("lab.launcher").equals("docker")
                && read.text("lab.docker.reach").equals("name")) {
            read.error(
                    "lab.forks",
                    "must be 1 with lab.docker.reach=name: from inside of a container the lab cannot start other containers anew");
        }
        return repeats;
    }

    private static Optional<PostgresUrl> postgres(SettingReader read) {
        String text = read.text("lab.postgres.url");
        if (text.equals("embedded")) {
            return Optional.empty();
        }
        Optional<PostgresUrl> url = PostgresUrl.parse(text);
        if (url.isEmpty()) {
            read.error("lab.postgres.url", "must be embedded, or postgresql://user:password@host:port/database");
        }
        return url;
    }

    private static Map<String, String> effective(SettingReader read) {
        Map<String, String> values = new TreeMap<>();
        read.keys().forEach(key -> values.put(key, read.text(key)));
        read.givenUnder(ServerSettings.PREFIX).forEach(key -> values.put(key, read.text(key)));
        values.computeIfPresent("lab.postgres.url", (key, url) -> PostgresUrl.withoutPassword(url));
        return values;
    }
}
