package loopvspool.prediction;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What is predicted of each request of a step, in the order in which they are answered, in seconds after its intended send.
 *
 * @param waits until its service begins
 * @param responses until it is answered
 */
public record RequestTimes(double[] waits, double[] responses) {
    /** Of no request. */
    public static final RequestTimes NONE = new RequestTimes(new double[0], new double[0]);

    /** Those of a simulation; what was not served is not among them. */
    static RequestTimes of(Outcomes outcomes) {
        int[] order = IntStream.range(0, outcomes.count())
                .filter(i -> outcomes.fate(i) == Source.Fate.SERVED)
                .boxed()
                .sorted(Comparator.comparingDouble(outcomes::completed))
                .mapToInt(Integer::intValue)
                .toArray();
        return new RequestTimes(
                IntStream.of(order)
                        .mapToDouble(i -> outcomes.begun(i) - outcomes.arrival(i))
                        .toArray(),
                IntStream.of(order).mapToDouble(outcomes::response).toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestTimes times
                && Arrays.equals(waits, times.waits)
                && Arrays.equals(responses, times.responses);
    }

    /** Looks at no single request: each request that ends is filed by its step, whose hash this is a part of. */
    @Override
    public int hashCode() {
        return count();
    }

    /** Of how many requests. */
    public int count() {
        return responses.length;
    }
}
