package loopvspool.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopvspool.settings.SettingError;

/**
 * The folder that Netty (Gatling's sockets) and JNA (which asks the operating system for processes) unpack their native libraries into:
 * that of temporary files, or one under the project's {@code target} where programs cannot be loaded from there, as from one that is
 * mounted {@code noexec}, full, or missing.
 */
final class NativeLibraries {
    private static final String JNA = "jna.tmpdir";
    private static final String NETTY = "io.netty.native.workdir";
    private static final String TEMPORARY = "java.io.tmpdir";

    /** All of them take 4 MB on Linux. */
    private static final long NEEDED_BYTES = 16L << 20;

    private NativeLibraries() {}

    /** @throws SettingError if there is no folder for them */
    static void findFolder() {
        Map<String, String> wanted = new LinkedHashMap<>();
        Stream.of(JNA, NETTY, TEMPORARY)
                .filter(key -> System.getProperty(key) != null)
                .forEach(key -> wanted.put(key, System.getProperty(key)));
        String folder = choose(wanted, ProjectFolder.locate().resolve("target").resolve("native"))
                .toString();
        // Always: left to itself JNA takes a folder in the user's home, which may be missing, or mounted noexec, too.
        System.setProperty(JNA, folder);
        System.setProperty(NETTY, folder);
    }

    /**
     * The first that is good for it.
     *
     * @param wanted folders by the properties that name them, in this order
     * @param last where to put them if none of these is; made if need be, as a folder of the user's own is not, which may be mistyped
     */
    static Path choose(Map<String, String> wanted, Path last) {
        return wanted.values().stream()
                .flatMap(folder -> path(folder).stream())
                .filter(NativeLibraries::takesPrograms)
                .findFirst()
                .or(() -> made(last).filter(NativeLibraries::takesPrograms))
                .orElseThrow(() -> new SettingError(
                        "%s: native libraries (JNA, Netty) cannot be loaded from there, nor from %s, because of a mount with noexec, no space, or no right to write: name a folder that allows it: -D%s=…"
                                .formatted(text(wanted), last, JNA)));
    }

    private static String text(Map<String, String> wanted) {
        return wanted.entrySet().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static Optional<Path> path(String folder) {
        try {
            return Optional.of(Path.of(folder));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> made(Path folder) {
        try {
            return Optional.of(Files.createDirectories(folder));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Of a file that its owner may execute the operating system says that he may not where the mount forbids it. */
    private static boolean takesPrograms(Path folder) {
        try {
            Path probe = Files.createTempFile(folder, "loop-vs-pool-", ".so");
            try {
                return probe.toFile().setExecutable(true)
                        && Files.isExecutable(probe)
                        && probe.toFile().getUsableSpace() >= NEEDED_BYTES;
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            return false;
        }
    }
}
