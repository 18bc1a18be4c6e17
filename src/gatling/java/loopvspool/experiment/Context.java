package loopvspool.experiment;

import java.util.Optional;

/** How the target of a series comes to run. */
public enum Context {
    /** Started before the first question and used by all that follow. */
    SHARED(null),
    /** Started for this series alone, as production starts it: one JVM. */
    PRODUCTION("production"),
    /** Started for this series alone, as developers do: a supervisor that compiles and restarts when a source changes. */
    DEVELOPMENT("development");

    private final String label;

    Context(String label) {
        this.label = label;
    }

    /** The name in every report; nothing for the usual one. */
    public Optional<String> label() {
        return Optional.ofNullable(label);
    }
}
