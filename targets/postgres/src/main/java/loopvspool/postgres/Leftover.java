package loopvspool.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server that outlived the script that should have stopped it. */
final class Leftover {

    private static final Duration POLITELY = Duration.ofSeconds(1);

    private Leftover() {}

    /** Stops the server that has its data in the folder of that run, if it still lives. */
    static void stop(Path run) {
        of(run).ifPresent(server -> {
            // Asked politely, it leaves no shared memory behind; but it would wait for who is connected.
            server.destroy();
            server.onExit()
                    .completeOnTimeout(server, POLITELY.toMillis(), TimeUnit.MILLISECONDS)
                    .join()
                    .destroyForcibly();
        });
    }

    private static Optional<ProcessHandle> of(Path run) {
        Path data = run.resolve("data");
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
            return ProcessHandle.of(pid).filter(process -> worksOn(process, data));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            // No server, or one that is only half there.
            return Optional.empty();
        }
    }

    // The number alone could be another process's by now.
    private static boolean worksOn(ProcessHandle process, Path data) {
        return process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(data.toString()))
                .orElse(false);
    }
}
