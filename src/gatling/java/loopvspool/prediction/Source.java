package loopvspool.prediction;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;

/** When the requests of a stream arrive. */
public sealed interface Source {
    /**
     * Arrivals that are known beforehand, whatever becomes of those before: a burst, arrivals at random, sends that were measured.
     *
     * @param times seconds, not negative, in ascending order
     */
    record Trace(double... times) implements Source {
        public Trace {
            times = times.clone();
            for (int i = 0; i < times.length; i++) {
                if (!(times[i] >= (i == 0 ? 0 : times[i - 1]))) {
                    throw new IllegalArgumentException(
                            "arrivals are 0 s or more, in ascending order, but the one at index %d is %s"
                                    .formatted(i, times[i]));
                }
            }
        }

        /** So many at once, at 0. */
        public static Trace burst(int requests) {
            return new Trace(new double[requests]);
        }

        /**
         * Arrivals at random (a Poisson process), from 0 on.
         *
         * @param perSecond the rate, above 0
         * @param requests how many
         * @param seed the same one gives the same arrivals, at another rate the same ones scaled in time
         */
        public static Trace poisson(double perSecond, int requests, long seed) {
            Random random = new Random(seed);
            double[] times = new double[requests];
            double time = 0;
            for (int i = 0; i < requests; i++) {
                time -= Math.log(1 - random.nextDouble());
                times[i] = time / perSecond;
            }
            return new Trace(times);
        }

        /** How many requests arrive. */
        public int count() {
            return times.length;
        }

        /** When the request of this index arrives, in seconds. */
        public double time(int index) {
            return times[index];
        }

        @Override
        public double[] times() {
            return times.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Trace trace && Arrays.equals(times, trace.times);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(times);
        }
    }

    /**
     * Users each of whom sends the next request after what became of the one before: closed users, one request after another,
     * retries.
     *
     * @param first when each user sends the first request, in seconds, ascending
     * @param next when the user sends again
     */
    record Feedback(Trace first, Next next) implements Source {
        /** One user, so many requests one after another, from 0. */
        public static Feedback sequence(int requests) {
            return new Feedback(
                    Trace.burst(1),
                    (user, round, fate, time) ->
                            round + 1 < requests ? OptionalDouble.of(time) : OptionalDouble.empty());
        }
    }

    /** What follows from an outcome. */
    @FunctionalInterface
    interface Next {
        /**
         * When the user sends again, in seconds, not before the time given; nothing if never.
         *
         * @param user from 0
         * @param round how many of the user's requests came before this one, from 0
         * @param fate what became of it
         * @param time when the user knew, in seconds
         */
        OptionalDouble after(int user, int round, Fate fate, double time);
    }

    /** What becomes of a request, as its user sees it. */
    enum Fate {
        /** It was answered. */
        SERVED,
        /** A full queue turned it away. */
        REJECTED,
        /** The user waited no longer. */
        GAVE_UP
    }
}
