package loopvspool.workload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The control groups of this process, as far as they are mounted: by version 1 of Linux' interface a hierarchy for each
 * controller, by version 2 one for all, which here has the name {@value #UNIFIED}.
 */
final class ControlGroups {

    static final String UNIFIED = "";

    // Optional fields, any number of them, stand between the options of the mount and the dash.
    private static final Pattern MOUNT = Pattern.compile(
            "(?m)^[0-9]+ [0-9]+ [0-9]+:[0-9]+ (/[^ \0\n]*) (/[^ \0\n]*) [^\0\n]* - (cgroup2?) [^ \n]+ ([^ \n]+)$");
    private static final Pattern GROUP = Pattern.compile("(?m)^[0-9]+:([^:\n]*):(/[^\0\n]*)$");

    private final Map<String, List<Path>> upwards = new HashMap<>();

    private ControlGroups() {}

    /**
     * The groups of this process.
     *
     * @param root of the file system
     */
    static ControlGroups under(Path root) {
        ControlGroups groups = new ControlGroups();
        Map<String, Path> own = new HashMap<>();
        all(GROUP, root.resolve("proc/self/cgroup"))
                .forEach(group -> names(group.group(1)).forEach(name -> own.put(name, path(group.group(2)))));
        all(MOUNT, root.resolve("proc/self/mountinfo")).forEach(mount -> {
            Path point = root.resolve(mount.group(2).substring(1));
            String controllers = mount.group(3).equals("cgroup2") ? UNIFIED : mount.group(4);
            names(controllers)
                    .filter(own::containsKey)
                    .forEach(name ->
                            groups.upwards.putIfAbsent(name, upwards(point, path(mount.group(1)), own.get(name))));
        });
        return groups;
    }

    /**
     * The folders of the process's group and of those above it, innermost first, not all of which must exist; none where
     * the hierarchy is not mounted.
     *
     * @param controller its name, {@code memory}, or {@value #UNIFIED}
     */
    List<Path> upwards(String controller) {
        return upwards.getOrDefault(controller, List.of());
    }

    // In a container the group may have the name that the host knows it by, while no more is mounted than that group:
    // it is the root of the mount. Where the two names do not fit together, what is mounted is the group, too.
    private static List<Path> upwards(Path point, Path root, Path group) {
        List<Path> folders = new ArrayList<>();
        Path innermost =
                group.startsWith(root) ? point.resolve(root.relativize(group).toString()) : point;
        for (Path folder = innermost; folder.startsWith(point); folder = folder.getParent()) {
            folders.add(folder);
        }
        return folders;
    }

    // What is out of the sight of this process's namespace is shown as "/..".
    private static Path path(String name) {
        return Path.of(name).normalize();
    }

    private static Stream<String> names(String list) {
        return Pattern.compile(",").splitAsStream(list);
    }

    private static Stream<MatchResult> all(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file)).results();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
