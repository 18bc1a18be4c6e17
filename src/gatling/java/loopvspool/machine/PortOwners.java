package loopvspool.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes that listen on a TCP port of this machine, as Linux shows it in {@code /proc}: the proof that a process of which
 * a server tells the number is this machine's, and not that of another machine or of a container.
 */
public final class PortOwners {
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int HEX = 16;
    private static final int PARENT = 1;

    private PortOwners() {}

    /**
     * The process below which all those lie that listen on the port. A server of several processes may tell the number of any of
     * them: the first one, which has started the others, is found above it.
     *
     * @param root of the file system
     * @param pid the process that answered there, by its own account
     * @param port from 1
     * @return nothing if neither it nor one above it listens there, others do as well, or this user may not look
     */
    public static OptionalLong rootOf(Path root, long pid, int port) {
        Set<Long> owners = owners(root, port);
        OptionalLong first = withAncestors(root, pid).stream()
                .filter(owners::contains)
                .mapToLong(Long::longValue)
                .reduce((below, above) -> above);
        return first.isPresent()
                        && owners.stream()
                                .allMatch(owner -> withAncestors(root, owner).contains(first.getAsLong()))
                ? first
                : OptionalLong.empty();
    }

    private static Set<Long> owners(Path root, int port) {
        Set<String> sockets = Stream.of("proc/net/tcp", "proc/net/tcp6")
                .flatMap(table -> sockets(root.resolve(table), port))
                .collect(Collectors.toSet());
        Set<Long> owners = new HashSet<>();
        if (sockets.isEmpty()) {
            return owners;
        }
        try (Stream<Path> processes = Files.list(root.resolve("proc"))) {
            processes
                    .filter(folder -> folder.getFileName().toString().matches("[0-9]+"))
                    .filter(folder -> hasOne(folder.resolve("fd"), sockets))
                    .forEach(folder ->
                            owners.add(Long.valueOf(folder.getFileName().toString())));
            return owners;
        } catch (IOException | UncheckedIOException e) {
            return Set.of();
        }
    }

    private static Stream<String> sockets(Path table, int port) {
        try {
            return Files.readAllLines(table).stream()
                    .skip(1)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields.length > INODE
                            && fields[STATE].equals(LISTENING)
                            && port(fields[LOCAL_ADDRESS]) == port)
                    .map(fields -> "socket:[" + fields[INODE] + "]");
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), HEX);
    }

    /** Not of a process that has ended meanwhile, or is another user's. */
    private static boolean hasOne(Path descriptors, Set<String> sockets) {
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.anyMatch(descriptor -> sockets.contains(link(descriptor)));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static String link(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** The process first, the one above all last. */
    private static List<Long> withAncestors(Path root, long pid) {
        List<Long> chain = new ArrayList<>();
        for (long next = pid; next > 0 && !chain.contains(next); next = parent(root, next)) {
            chain.add(next);
        }
        return chain;
    }

    /** 0 where there is none, or the process is gone. */
    private static long parent(Path root, long pid) {
        try {
            String stat = Files.readString(root.resolve("proc/" + pid + "/stat"));
            // The name of the program, which may hold anything, stands in parentheses before the rest.
            return Long.parseLong(
                    stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ")[PARENT]);
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return 0;
        }
    }
}
