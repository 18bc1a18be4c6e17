package loopvspool.experiment;

import java.time.Duration;
import java.util.Optional;
import loopvspool.prediction.Expected;
import loopvspool.prediction.Prediction;
import loopvspool.prediction.Quantity;
import loopvspool.sut.Endpoint;

/**
 * One measurement: so many users at once on one endpoint of one target.
 *
 * @param number its place in the plan, from 1, over all forks
 * @param fork the fork that it belongs to, from 1
 * @param experiment the question that it belongs to
 * @param target the target's name
 * @param context how the target comes to run
 * @param endpoint the endpoint under load
 * @param variant what tells it from the other steps of its question, such as {@code 3 users}
 * @param users users that send at once
 * @param requestsPerUser requests of each, one after another
 * @param serviceSeconds D: how long the work of one request takes when it is alone
 * @param prediction what is expected
 * @param probes who else comes meanwhile; nobody beside a single user
 */
public record Step(
        int number,
        int fork,
        String experiment,
        String target,
        Context context,
        Endpoint endpoint,
        Optional<String> variant,
        int users,
        int requestsPerUser,
        double serviceSeconds,
        Prediction prediction,
        Optional<Probes> probes) {

    /** A request may take this many times as long as the whole step is predicted to take, and the slack. */
    private static final int PATIENCE = 3;

    private static final Duration SLACK = Duration.ofSeconds(10);

    /** What is expected of a quantity, its probes' among them; nothing where the step has too few requests, or no probes. */
    public Optional<Expected> expected(Quantity quantity) {
        return prediction.expected(quantity).or(() -> probes.filter(who -> quantity == Quantity.LONGEST_PROBE)
                .map(who -> Expected.exactly(who.prediction().maxSeconds())));
    }

    /** How long a request may take before it counts as failed. */
    public Duration timeout() {
        return Duration.ofMillis((long) (prediction.makespanSeconds() * PATIENCE * 1000))
                .plus(SLACK);
    }

    /** How many probes' pings are planned. */
    public int pings() {
        return probes.map(who -> who.arrivals().count()).orElse(0);
    }

    /** The number of requests planned. */
    public int requests() {
        return users * requestsPerUser;
    }

    /** Target, question and endpoint, and the variant where there is one, as Gatling's report names them; the same in each fork. */
    public String title() {
        return target + " / " + experiment + variant.map(text -> " / " + text).orElse("") + " / " + endpoint.label();
    }

    /** The title, and the fork. */
    public String name() {
        return Fork.label(title(), fork);
    }
}
