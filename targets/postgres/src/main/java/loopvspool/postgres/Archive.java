package loopvspool.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import loopvspool.workload.NotStarted;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The binaries of PostgreSQL for this machine, packed, as they lie on the class path.
 *
 * @param source where they are
 * @param name of the folder that they are unpacked into: it differs when they do
 */
record Archive(URL source, String name) {

    private static final int HASH_DIGITS = 16;

    /** @throws NotStarted where there are none for this machine */
    static Archive ofThisMachine() throws IOException {
        String platform = system(System.getProperty("os.name")) + "-" + architecture(System.getProperty("os.arch"));
        URL source = Archive.class.getResource("/postgres-" + platform + ".txz");
        if (source == null) {
            throw new NotStarted("there is no PostgreSQL for " + platform
                    + " on the class path: give the URL of a server that runs elsewhere");
        }
        return new Archive(source, "postgresql-" + platform + "-" + hash(source));
    }

    /** Unpacks them, unless an earlier run has; the folder that has {@code bin/postgres}. */
    Path unpacked(RunFolder run) throws IOException {
        Path binaries = run.lasting().resolve(name);
        if (!Files.isDirectory(binaries)) {
            Path unpacking = Files.createDirectory(run.path().resolve("unpacking"));
            unpackInto(unpacking);
            try {
                // All or nothing: a run that is killed meanwhile leaves no half of it where others look.
                Files.move(unpacking, binaries, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                if (!Files.isDirectory(binaries)) {
                    throw e;
                }
                // Another run was quicker.
            }
        }
        return binaries;
    }

    private void unpackInto(Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(source.openStream())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder);
            }
        }
    }

    private static void unpack(InputStream content, TarArchiveEntry entry, Path folder) throws IOException {
        Path path = entry.resolveIn(folder);
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            if (path.getParent().endsWith("bin") && !path.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + path + " executable");
            }
        }
    }

    private static String system(String osName) {
        return osName.startsWith("Mac") ? "darwin" : osName.toLowerCase(Locale.ROOT);
    }

    // The JVM says amd64 and aarch64, the archives x86_64 and arm_64.
    private static String architecture(String osArch) {
        return switch (osArch) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> osArch;
        };
    }

    private static String hash(URL source) throws IOException {
        try (InputStream packed = source.openStream()) {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(packed, hash).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(hash.digest()).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
