package loopvspool.prediction;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The order in which a server works off a burst of requests that all arrive at once and each need the same service time
 * D. The formulas are those of {@code docs/method.md}; they are exact for a deterministic service time and no overhead.
 */
public sealed interface Discipline {

    /**
     * When each request of a burst is complete, in seconds since the burst, earliest first.
     *
     * @param users N, at least 1
     * @param serviceSeconds D, above 0
     */
    double[] completions(int users, double serviceSeconds);

    /** How many requests of a burst of N are worked on at the same time at the peak. */
    int effectiveWorkers(int users);

    /** The discipline in words, for a report. */
    String describe();

    /**
     * The discipline of CPU-bound work: workers beyond the cores share them.
     *
     * @param workers W, at least 1
     * @param cores C, at least 1
     */
    static Discipline ofCpuWork(int workers, int cores) {
        if (workers == 1) {
            return new OneAtATime();
        }
        return workers <= cores ? new Pool(workers) : new SharedCores(workers, cores);
    }

    /**
     * The discipline of work that waits: workers that wait need no core.
     *
     * @param workers W, at least 1; {@link Integer#MAX_VALUE} where nothing limits it
     */
    static Discipline ofWaiting(int workers) {
        if (workers == Integer.MAX_VALUE) {
            return new Unlimited();
        }
        return workers == 1 ? new OneAtATime() : new Pool(workers);
    }

    /** All at once, however many come: each of N requests is complete at D. */
    record Unlimited() implements Discipline {
        @Override
        public double[] completions(int users, double serviceSeconds) {
            double[] completions = new double[users];
            Arrays.fill(completions, serviceSeconds);
            return completions;
        }

        @Override
        public int effectiveWorkers(int users) {
            return users;
        }

        @Override
        public String describe() {
            return "all at once";
        }
    }

    /** One at a time: the k-th of N requests is complete at k D. */
    record OneAtATime() implements Discipline {
        @Override
        public double[] completions(int users, double serviceSeconds) {
            return new Pool(1).completions(users, serviceSeconds);
        }

        @Override
        public int effectiveWorkers(int users) {
            return 1;
        }

        @Override
        public String describe() {
            return "one at a time";
        }
    }

    /**
     * W at a time, each at full speed: waves, the k-th of N requests is complete at ceil(k / W) D.
     *
     * @param workers W
     */
    record Pool(int workers) implements Discipline {
        public Pool {
            requirePositive("workers", workers);
        }

        @Override
        public double[] completions(int users, double serviceSeconds) {
            return IntStream.rangeClosed(1, users)
                    .mapToDouble(k -> ((k + workers - 1) / workers) * serviceSeconds)
                    .toArray();
        }

        @Override
        public int effectiveWorkers(int users) {
            return Math.min(users, workers);
        }

        @Override
        public String describe() {
            return "%d at a time".formatted(workers);
        }
    }

    /**
     * W at a time on C cores, fewer than W: the operating system's scheduler shares the cores, so that a wave of m requests
     * takes max(m / C, 1) D and all of it is complete together.
     *
     * @param workers W
     * @param cores C
     */
    record SharedCores(int workers, int cores) implements Discipline {
        public SharedCores {
            requirePositive("workers", workers);
            requirePositive("cores", cores);
        }

        @Override
        public double[] completions(int users, double serviceSeconds) {
            double[] completions = new double[users];
            double now = 0;
            for (int first = 0; first < users; first += workers) {
                int wave = Math.min(workers, users - first);
                now += serviceSeconds * Math.max(1.0, (double) wave / cores);
                Arrays.fill(completions, first, first + wave, now);
            }
            return completions;
        }

        @Override
        public int effectiveWorkers(int users) {
            return Math.min(users, workers);
        }

        @Override
        public String describe() {
            return "%d at a time, sharing %d cores".formatted(workers, cores);
        }
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
        }
    }
}
