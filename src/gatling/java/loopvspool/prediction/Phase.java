package loopvspool.prediction;

/** A part of what one request asks for. Phases follow one another. */
public sealed interface Phase {
    /** How long it takes alone, in seconds, at least 0. */
    double seconds();

    /** The same, so many times as long. */
    default Phase times(double factor) {
        if (this instanceof Compute) {
            return new Compute(factor * seconds());
        }
        return this instanceof Wait ? new Wait(factor * seconds()) : new Query(factor * seconds());
    }

    /** Work on a core. */
    record Compute(double seconds) implements Phase {
        public Compute {
            requireTime(seconds);
        }
    }

    /** Waiting for somebody else, which needs no core: another service, a disk. */
    record Wait(double seconds) implements Phase {
        public Wait {
            requireTime(seconds);
        }
    }

    /** Waiting for a database, with a connection to it. */
    record Query(double seconds) implements Phase {
        public Query {
            requireTime(seconds);
        }
    }

    private static void requireTime(double seconds) {
        if (!(seconds >= 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException("a phase takes 0 s or more, but got " + seconds);
        }
    }
}
