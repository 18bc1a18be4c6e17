package loopvspool.postgres;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import loopvspool.workload.BadOption;
import loopvspool.workload.CommandLine;
import loopvspool.workload.Option;
import loopvspool.workload.TargetOptions;

/**
 * What the service can be told on its command line, and in its environment.
 *
 * @param common what every target can be told; host and port are those of the pings
 * @param folder {@code --folder}: where PostgreSQL is unpacked, which stays, and its data are, which do not; by default
 * a temporary folder, of which nothing stays
 * @param postgresPort {@code --postgres-port}: where PostgreSQL listens, on the loopback; 0 (the default) takes a free
 * one
 */
public record PostgresOptions(TargetOptions common, Optional<Path> folder, int postgresPort) {

    static final String NAME = "postgres";

    private static final int MAX_PORT = 65_535;

    private static final Option<Optional<Path>> FOLDER = new Option<>(
            "--folder",
            "Where PostgreSQL is unpacked, which stays, and has its data, which do not.",
            Optional.empty(),
            "a temporary one",
            "a folder",
            PostgresOptions::folder);
    private static final Option<Integer> POSTGRES_PORT = Option.number(
            "--postgres-port", "The port of PostgreSQL, on the loopback; 0 takes any free one.", 0, 0, MAX_PORT);

    /**
     * Takes the options of the service.
     *
     * @throws BadOption where a value is not allowed
     */
    public static PostgresOptions from(CommandLine line) {
        return from(TargetOptions.from(line, NAME), line);
    }

    static PostgresOptions from(TargetOptions common, CommandLine line) {
        return new PostgresOptions(common, line.value(FOLDER), line.value(POSTGRES_PORT));
    }

    private static Optional<Path> folder(String text) {
        try {
            return text.isEmpty() ? null : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
