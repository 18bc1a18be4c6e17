package loopvspool.containers;

import java.time.Instant;
import java.util.Optional;

/** The label that tells which Maven has started a container: its process and when that began, as process numbers come again. */
final class RunLabel {
    static final String NAME = "loopvspool.run";

    private RunLabel() {}

    static String ofThisJvm() {
        return of(ProcessHandle.current());
    }

    private static String of(ProcessHandle process) {
        return process.pid() + "-"
                + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** The process that a label tells of, if it still runs and is not this one. */
    static Optional<ProcessHandle> otherAlive(String label) {
        try {
            return ProcessHandle.of(Long.parseLong(label.substring(0, label.indexOf('-'))))
                    .filter(process -> process.pid() != ProcessHandle.current().pid())
                    .filter(process -> of(process).equals(label));
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
