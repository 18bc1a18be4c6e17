package loopvspool.contract;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** A JDK with virtual threads, which the one that runs the tests need not be. */
public final class NewerJdk {

    private static final int WITH_VIRTUAL_THREADS = 21;
    private static final Path WHERE_LINUX_HAS_THEM = Path.of("/usr/lib/jvm");

    private NewerJdk() {}

    /** Its home; where this machine has none, the test is skipped. */
    public static Path orSkip() {
        Optional<Path> home = find();
        assumeThat(home)
                .as("a JDK of Java " + WITH_VIRTUAL_THREADS + " or newer: this one, or one in " + WHERE_LINUX_HAS_THEM)
                .isPresent();
        return home.orElseThrow();
    }

    private static Optional<Path> find() {
        if (Runtime.version().feature() >= WITH_VIRTUAL_THREADS) {
            return Optional.of(Path.of(System.getProperty("java.home")));
        }
        if (!Files.isDirectory(WHERE_LINUX_HAS_THEM)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(WHERE_LINUX_HAS_THEM)) {
            for (Path home : homes) {
                if (feature(home) >= WITH_VIRTUAL_THREADS) {
                    return Optional.of(home);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int feature(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release)
                || !Files.isExecutable(home.resolve("bin").resolve("java"))) {
            return 0;
        }
        Properties said = new Properties();
        try (Reader text = Files.newBufferedReader(release)) {
            said.load(text);
        }
        return Integer.parseInt(
                said.getProperty("JAVA_VERSION", "0").replace("\"", "").split("[._+-]")[0]);
    }
}
