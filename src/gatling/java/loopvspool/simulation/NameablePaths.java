package loopvspool.simulation;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import loopvspool.settings.SettingError;

/**
 * Whether this JVM can name the folders that it works with. By which letters it does so is up to the locale: in {@code LC_ALL=C}, as
 * of cron and many containers, none but ASCII's, and a folder called {@code Müller} is not to be found.
 */
final class NameablePaths {
    private static final List<String> FOLDERS =
            List.of("user.dir", "gatling.resultsFolder", "java.io.tmpdir", "jna.tmpdir", "lab.java");
    /** The first that is set counts. */
    private static final List<String> VARIABLES = List.of("LC_ALL", "LC_CTYPE", "LANG");

    private NameablePaths() {}

    /**
     * @param properties those of this JVM
     * @param environment that of this process
     * @throws SettingError if it cannot
     */
    static void require(Map<?, ?> properties, Map<String, String> environment) {
        FOLDERS.stream()
                .filter(key -> properties.get(key) instanceof String path && !isNameable(path))
                .findFirst()
                .ifPresent(key -> {
                    throw new SettingError(
                            "%s: in this locale Java (%s) cannot name the folder %s (%s): set a UTF-8 locale, LC_ALL=C.UTF-8, or use a folder with ASCII letters only"
                                    .formatted(
                                            locale(environment),
                                            properties.get("sun.jnu.encoding"),
                                            properties.get(key),
                                            key));
                });
    }

    private static String locale(Map<String, String> environment) {
        return VARIABLES.stream()
                .filter(name -> !environment.getOrDefault(name, "").isEmpty())
                .map(name -> name + "=" + environment.get(name))
                .findFirst()
                .orElse("LC_ALL, LC_CTYPE and LANG are not set");
    }

    /** What Java could not read of a path it has replaced by a letter that it cannot write either. */
    private static boolean isNameable(String path) {
        try {
            Path.of(path);
            return true;
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
