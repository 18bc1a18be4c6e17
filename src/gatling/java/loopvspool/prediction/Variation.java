package loopvspool.prediction;

import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** How demands differ from request to request, around their mean. */
public sealed interface Variation {
    /** A factor with mean 1. */
    double draw(Random random);

    /** All ask for the same. */
    record Equal() implements Variation {
        @Override
        public double draw(Random random) {
            return 1;
        }
    }

    /** Most ask for little, some for much: the standard deviation is the mean. */
    record Exponential() implements Variation {
        @Override
        public double draw(Random random) {
            return -Math.log(1 - random.nextDouble());
        }
    }

    /**
     * The logarithm is normally distributed, as service times often are.
     *
     * @param cv standard deviation over mean, above 0
     */
    record LogNormal(double cv) implements Variation {
        @Override
        public double draw(Random random) {
            double variance = Math.log(1 + cv * cv);
            return Math.exp(Math.sqrt(variance) * random.nextGaussian() - variance / 2);
        }
    }

    /**
     * A few that ask for more.
     *
     * @param share how many of all, between 0 and 1
     * @param factor how many times as much as the others they ask for, above 1
     */
    record Bimodal(double share, double factor) implements Variation {
        @Override
        public double draw(Random random) {
            double others = 1 / (1 - share + share * factor);
            return random.nextDouble() < share ? factor * others : others;
        }
    }

    /**
     * Demands of so many requests.
     *
     * @param mean what a request asks for on average; all its phases vary together
     * @param seed the same one gives the same demands
     */
    default IntFunction<Demand> demands(Demand mean, int requests, long seed) {
        Random random = new Random(seed);
        double[] factors =
                IntStream.range(0, requests).mapToDouble(i -> draw(random)).toArray();
        return this instanceof Equal ? index -> mean : index -> mean.times(factors[index]);
    }
}
