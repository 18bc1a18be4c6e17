package loopvspool.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The control group that shares out CPU time to a process.
 *
 * @param folders the files of the group and of those above it, as far as they are to be seen
 */
public record ControlGroup(List<Path> folders) {
    private static final Pattern V1_NANOS = Pattern.compile("(?m)^throttled_time ([0-9]+)$");
    private static final Pattern V2_MICROS = Pattern.compile("(?m)^throttled_usec ([0-9]+)$");

    /** Copies the list. */
    public ControlGroup {
        folders = List.copyOf(folders);
    }

    /**
     * That of a process.
     *
     * @param root of the file system
     * @return nothing where there is none, or it is not to be seen from here
     */
    public static Optional<ControlGroup> of(Path root, long pid) {
        try {
            List<String> lines = Files.readAllLines(root.resolve("proc/" + pid + "/cgroup"));
            // A machine may mount both versions; then the CPU controller is still that of version 1.
            return lines.stream()
                    .map(line -> line.split(":", 3))
                    .filter(parts -> parts.length == 3
                            && Arrays.asList(parts[1].split(",")).contains("cpu"))
                    .findFirst()
                    .or(() -> lines.stream()
                            .map(line -> line.split(":", 3))
                            .filter(parts -> parts.length == 3 && parts[1].isEmpty())
                            .findFirst())
                    .map(parts -> upwards(root.resolve("sys/fs/cgroup").resolve(parts[1]), parts[2]))
                    .filter(folders -> !folders.isEmpty())
                    .map(ControlGroup::new);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** In a container the path may be that of the host, which is not to be seen there: then the topmost is its own. */
    private static List<Path> upwards(Path mount, String group) {
        List<Path> folders = new ArrayList<>();
        Path folder = mount.resolve(group.substring(1)).normalize();
        while (folder != null && folder.startsWith(mount)) {
            if (Files.isReadable(folder.resolve("cpu.stat"))) {
                folders.add(folder);
            }
            folder = folder.getParent();
        }
        return folders;
    }

    /** The tightest quota of the group and of those above it, of equal ones the innermost; nothing if none has one. */
    public Optional<CpuQuota> quota() {
        return folders.stream()
                .flatMap(folder -> CpuQuota.of(folder).stream())
                .min(Comparator.comparingDouble(CpuQuota::cpus));
    }

    /**
     * How long the threads of a group were kept from running because its quota was used up.
     *
     * @param folder one of the {@link #folders}
     * @return seconds since the group was made; 0 if it has no quota, or is gone
     */
    public static double throttledSeconds(Path folder) {
        try {
            String stat = Files.readString(folder.resolve("cpu.stat"));
            Matcher nanos = V1_NANOS.matcher(stat);
            Matcher micros = V2_MICROS.matcher(stat);
            return nanos.find()
                    ? Long.parseLong(nanos.group(1)) / 1e9
                    : micros.find() ? Long.parseLong(micros.group(1)) / 1e6 : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
