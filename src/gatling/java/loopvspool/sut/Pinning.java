package loopvspool.sut;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import loopvspool.machine.AllowedCores;
import loopvspool.settings.CpuSet;
import loopvspool.settings.SettingError;

/** Keeps processes on chosen cores, by {@code taskset} of util-linux. What a pinned process starts is pinned with it. */
public final class Pinning {
    private static final Path ONLINE = Path.of("/sys/devices/system/cpu/online");
    private static final String TASKSET = "taskset";
    private static final int SECONDS = 10;

    private Pinning() {}

    /**
     * Finds out whether what this JVM starts can be kept on these cores.
     *
     * @param key the setting that asks for it
     * @throws SettingError if it cannot
     */
    public static void require(String key, CpuSet cpus) {
        requireAmong(key, cpus, ofThisJvm(key, cpus).text(), "this process may use");
        boolean there = Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, TASKSET)));
        if (!there) {
            throw new SettingError(
                    "%s=%s: needs the command taskset (package util-linux), which is not on the PATH: install it, or say all"
                            .formatted(key, cpus.text()));
        }
    }

    /**
     * Finds out whether this machine has these cores.
     *
     * @param key the setting that asks for them
     * @throws SettingError if it has not, or does not say: only Linux does
     */
    public static void requireOnline(String key, CpuSet cpus) {
        requireAmong(key, cpus, online(key, cpus), "this machine has");
    }

    /**
     * The cores that this JVM may use now.
     *
     * @param key the setting that makes it matter
     * @param cpus its value
     * @throws SettingError if the system does not say: only Linux does
     */
    public static CpuSet ofThisJvm(String key, CpuSet cpus) {
        return AllowedCores.of(Path.of("/"), ProcessHandle.current().pid()).orElseThrow(() -> onLinuxOnly(key, cpus));
    }

    private static void requireAmong(String key, CpuSet cpus, String there, String who) {
        if (!CpuSet.parse(there).map(CpuSet::numbers).orElseThrow().containsAll(cpus.numbers())) {
            throw new SettingError(
                    "%s=%s: %s the cores %s: choose among them, or say all".formatted(key, cpus.text(), who, there));
        }
    }

    private static String online(String key, CpuSet cpus) {
        try {
            return Files.readString(ONLINE).strip();
        } catch (IOException e) {
            throw onLinuxOnly(key, cpus);
        }
    }

    private static SettingError onLinuxOnly(String key, CpuSet cpus) {
        return new SettingError("%s=%s: cores can be chosen on Linux only: say all".formatted(key, cpus.text()));
    }

    /** What goes before a command that is to run on these cores. */
    public static List<String> prefix(Optional<CpuSet> cpus) {
        return cpus.map(set -> List.of(TASKSET, "-c", set.text())).orElse(List.of());
    }

    /**
     * Keeps this JVM on these cores, all its threads and those to come.
     *
     * @throws LaunchError if that fails
     */
    public static void pinThisJvm(CpuSet cpus) throws InterruptedException {
        List<String> command = List.of(
                TASKSET,
                "-a",
                "-c",
                "-p",
                cpus.text(),
                Long.toString(ProcessHandle.current().pid()));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new LaunchError("lab.cpus.injector=%s: this JVM cannot be kept there: %s"
                        .formatted(cpus.text(), output.strip()));
            }
        } catch (IOException e) {
            throw new LaunchError(
                    "lab.cpus.injector=%s: taskset does not run: %s".formatted(cpus.text(), e.getMessage()));
        }
    }
}
