package loopvspool.containers;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import loopvspool.settings.CpuSet;
import loopvspool.settings.LabSettings;
import loopvspool.settings.PostgresUrl;

/** What pom.xml takes for the Docker Maven plugin, by its properties. */
final class PluginProperties {
    /** The tester's heap of 1 GiB, and half as much for the rest of a JVM. */
    private static final long TESTER_MEMORY = 1536L << 20;

    private static final String OWN_DATABASE = "postgresql://lab:lab@postgres:5432/lab";

    private final Properties properties = new Properties();

    /** @param cores how many a target may use */
    PluginProperties(LabSettings settings, Options options, int cores) {
        with("docker.run", RunLabel.ofThisJvm().text());
        with("docker.kernel", settings.kernel());
        with("docker.jvmOptions", jvmOptions(settings.jvmArguments(), cores));
        with("docker.cpus.targets", text(settings.targetCpus()));
        with("docker.cpus.injector", text(settings.injectorCpus()));
        with("docker.memory.bytes", Long.toString(options.memoryBytes()));
        with("docker.tester.memory.bytes", Long.toString(TESTER_MEMORY));
        with("docker.user", HostUser.current());
        with("docker.postgres.url", settings.postgres().map(PostgresUrl::text).orElse(OWN_DATABASE));
    }

    PluginProperties with(String name, String value) {
        properties.setProperty(name, value);
        return this;
    }

    /** With the processor count explicit: the number of cores that a JVM finds chooses its collector and much else. */
    private static String jvmOptions(List<String> arguments, int cores) {
        List<String> all = new ArrayList<>(arguments);
        if (all.stream().noneMatch(argument -> argument.startsWith("-XX:ActiveProcessorCount"))) {
            all.add("-XX:ActiveProcessorCount=" + cores);
        }
        return String.join(" ", all);
    }

    private static String text(Optional<CpuSet> cpus) {
        return cpus.map(CpuSet::text).orElse("");
    }

    String get(String name) {
        return properties.getProperty(name);
    }

    /** Writes them for their owner alone: a password may be among them. */
    void write(Path file) throws IOException {
        StringWriter text = new StringWriter();
        properties.store(text, "Written by " + Prepare.class.getName());
        PrivateFile.write(file, text.toString());
    }
}
