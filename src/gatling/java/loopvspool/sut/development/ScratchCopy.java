package loopvspool.sut.development;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * A copy of the targets' sources that may be edited and compiled, because nothing may happen to the user's own.
 *
 * @param folder holds the copy, and nothing else
 */
record ScratchCopy(Path folder) {
    /** What a build of the targets needs: themselves, and the versions and rules of the build. */
    private static final List<String> SOURCES = List.of("build", "targets");

    /**
     * Copies the sources into a new folder.
     *
     * @param project the project's folder
     * @param parent the folder that gets the new one; it is made if it is not there
     * @param name the beginning of the new folder's name
     */
    static ScratchCopy of(Path project, Path parent, String name) throws IOException {
        ScratchCopy copy = new ScratchCopy(Files.createTempDirectory(Files.createDirectories(parent), name + "-"));
        try {
            for (String part : SOURCES) {
                Files.walkFileTree(project.resolve(part), new Copying(project, copy.folder));
            }
            return copy;
        } catch (IOException e) {
            copy.delete();
            throw e;
        }
    }

    /** Deletes it with all that was built in it. */
    void delete() throws IOException {
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, new Deleting());
        }
    }

    /** Links are left out: what they lead to may lie anywhere, and an edit would reach it. */
    private static final class Copying extends SimpleFileVisitor<Path> {
        private final Path from;
        private final Path to;

        Copying(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (isHidden(folder) || isBuilt(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(copied(folder));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile() && !isHidden(file)) {
                Files.copy(file, copied(file), StandardCopyOption.COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
        }

        private Path copied(Path source) {
            return to.resolve(from.relativize(source));
        }

        /** Of version control, or of an editor. */
        private static boolean isHidden(Path path) {
            return path.getFileName().toString().startsWith(".");
        }

        /** Beside a pom only: elsewhere it is a package of this name. */
        private static boolean isBuilt(Path folder) {
            return folder.getFileName().toString().equals("target") && Files.exists(folder.resolveSibling("pom.xml"));
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
