package loopvspool.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopvspool.experiment.Fork;
import loopvspool.validity.Skipped;

/**
 * What was asked for and is not available here. Each fork asks again, and most often fails for the same reason: that is told once,
 * and what a later fork alone lacks, or lacks for another reason, by the name of that fork. Thread-safe.
 */
final class Unavailable {
    private final List<Skipped> asFound = new ArrayList<>();
    private final List<Skipped> told = new ArrayList<>();

    /**
     * Takes what a fork lacks.
     *
     * @return how to tell it; nothing if another fork has lacked it for the same reason
     */
    synchronized Optional<Skipped> add(Skipped missing, int fork) {
        if (asFound.contains(missing)) {
            return Optional.empty();
        }
        asFound.add(missing);
        Skipped named =
                new Skipped(missing.cause(), missing.subject(), Fork.label(missing.what(), fork), missing.reason());
        told.add(named);
        return Optional.of(named);
    }

    /** All that is to be told, in the order in which it was found. */
    synchronized List<Skipped> all() {
        return List.copyOf(told);
    }
}
