package loopvspool.machine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit on how many threads there may be at once. Linux counts processes as their threads, so it is one on processes, too.
 *
 * @param name what sets it, as a user finds it
 * @param allowed how many there may be
 * @param used how many there are
 * @param remedy how it is raised
 */
public record ThreadLimit(String name, long allowed, long used, String remedy) {
    private static final Pattern OF_USER = Pattern.compile("(?m)^Max processes +([0-9]{1,18}) ");
    private static final Pattern USER = Pattern.compile("(?m)^Uid:\\s+([0-9]+)");
    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+([0-9]{1,18})$");
    private static final Pattern CAPABILITIES = Pattern.compile("(?m)^CapEff:\\s+([0-9a-f]{1,16})$");
    private static final String ROOT_USER = "0";
    /** CAP_SYS_ADMIN and CAP_SYS_RESOURCE: the limit of a user does not hold for who has one of them. */
    private static final long ABOVE_LIMITS = 1L << 21 | 1L << 24;

    /**
     * Those that hold for this process: of the control groups that it is in, and of its user. None where the system has none, or
     * does not report.
     *
     * @param root of the file system
     */
    public static List<ThreadLimit> of(Path root) {
        List<ThreadLimit> limits = new ArrayList<>(ofControlGroups(root));
        limits.addAll(ofUser(root));
        return limits;
    }

    /** The threads of this process, also those of the JVM itself; 0 where the system does not report. */
    public static long ofThisProcess(Path root) {
        return number(THREADS, read(root.resolve("proc/self/status"))).orElse(0);
    }

    private static List<ThreadLimit> ofControlGroups(Path root) {
        List<ThreadLimit> limits = new ArrayList<>();
        read(root.resolve("proc/self/cgroup"))
                .lines()
                .map(line -> line.split(":", 3))
                // Version 1 has a hierarchy of its own for this, version 2 one for all, without a name.
                .filter(parts -> parts.length == 3
                        && (parts[1].isEmpty()
                                || Arrays.asList(parts[1].split(",")).contains("pids")))
                .forEach(parts -> {
                    Path mount = root.resolve("sys/fs/cgroup").resolve(parts[1]);
                    Path group = mount.resolve(parts[2].substring(1)).normalize();
                    // In a container the path may be that of the host, which is not to be seen there: then the topmost
                    // is its own.
                    for (Path folder = group; folder.startsWith(mount); folder = folder.getParent()) {
                        limits.addAll(ofControlGroup(folder, root));
                    }
                });
        return limits;
    }

    private static List<ThreadLimit> ofControlGroup(Path folder, Path root) {
        OptionalLong allowed = number(read(folder.resolve("pids.max")));
        OptionalLong used = number(read(folder.resolve("pids.current")));
        return allowed.isEmpty() || used.isEmpty()
                ? List.of()
                : List.of(new ThreadLimit(
                        "/" + root.relativize(folder.resolve("pids.max")),
                        allowed.getAsLong(),
                        used.getAsLong(),
                        "TasksMax of systemd, --pids-limit of Docker"));
    }

    private static List<ThreadLimit> ofUser(Path root) {
        String self = read(root.resolve("proc/self/status"));
        OptionalLong allowed = number(OF_USER, read(root.resolve("proc/self/limits")));
        Matcher user = USER.matcher(self);
        if (allowed.isEmpty() || !user.find() || user.group(1).equals(ROOT_USER) || isAboveLimits(self)) {
            return List.of();
        }
        return List.of(new ThreadLimit(
                "ulimit -u", allowed.getAsLong(), threadsOfUser(root.resolve("proc"), user.group(1)), "ulimit -u"));
    }

    private static boolean isAboveLimits(String status) {
        Matcher capabilities = CAPABILITIES.matcher(status);
        return capabilities.find() && (Long.parseUnsignedLong(capabilities.group(1), 16) & ABOVE_LIMITS) != 0;
    }

    private static long threadsOfUser(Path processes, String user) {
        long threads = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(processes, "[0-9]*")) {
            for (Path process : all) {
                // Empty of one that has ended meanwhile.
                String status = read(process.resolve("status"));
                Matcher owner = USER.matcher(status);
                if (owner.find() && owner.group(1).equals(user)) {
                    threads += number(THREADS, status).orElse(0);
                }
            }
        } catch (IOException e) {
            return threads;
        }
        return threads;
    }

    private static OptionalLong number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    /** Nothing of "max", which is no limit. */
    private static OptionalLong number(String text) {
        return text.strip().matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(text.strip()))
                : OptionalLong.empty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
