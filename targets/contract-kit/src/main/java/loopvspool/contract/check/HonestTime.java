package loopvspool.contract.check;

import java.util.Arrays;
import java.util.List;

/**
 * Whether {@code result} is the time of the work, in seconds: a client waits for at least so long, and, when it is alone, not for much
 * longer; and more iterations take longer.
 */
final class HonestTime implements Check {
    /** The work is made so long that the way there and back does not count beside it. */
    private static final double LONG_SECONDS = 0.1;

    private static final int ROUNDS = 3;
    private static final int TIMES = 4;
    /** What four times the work may take less than four times as long: the first ones are not compiled yet. */
    private static final double LEAST_RATIO = 1.5;
    /** Two clocks need not agree to the millisecond. */
    private static final double SLACK_SECONDS = 0.002;
    /** The least share of the time that a client waits alone which must be work. */
    private static final double LEAST_SHARE = 0.5;

    @Override
    public String name() {
        return "result is the time of the work, in seconds";
    }

    @Override
    public Finding ask(Subject subject) {
        int iterations = subject.iterationsFor(LONG_SECONDS);
        Reply[] once = rounds(subject, iterations);
        Reply[] more = rounds(subject, iterations * TIMES);
        for (Reply one : List.of(once[ROUNDS - 1], more[ROUNDS - 1])) {
            if (saysTooMuch(one)) {
                return Finding.wrong(
                        "a result of at most the %s that its client waited for %s"
                                .formatted(Finding.seconds(one.waitedSeconds()), one.path()),
                        "%s: milliseconds, or a cached reply?".formatted(Finding.seconds(one.result())));
            }
        }
        // The least disturbed one speaks for the target.
        Reply best = more[ROUNDS - 1];
        if (best.result() < LEAST_SHARE * best.waitedSeconds()) {
            return Finding.wrong(
                    "a result of about the %s that its only client waited for %s"
                            .formatted(Finding.seconds(best.waitedSeconds()), best.path()),
                    Finding.seconds(best.result()));
        }
        double ratio = median(more) / median(once);
        return ratio < LEAST_RATIO
                ? Finding.wrong(
                        "%d times the iterations to take about %d times as long".formatted(TIMES, TIMES),
                        "%.1f times".formatted(ratio))
                : Finding.offered("%d iterations take %s".formatted(iterations, Finding.seconds(median(once))));
    }

    private static boolean saysTooMuch(Reply reply) {
        return reply.result() > reply.waitedSeconds() + SLACK_SECONDS;
    }

    /** In the order of the share of the time that was work. */
    private static Reply[] rounds(Subject subject, int iterations) {
        Reply[] replies = new Reply[ROUNDS];
        Arrays.setAll(replies, round -> subject.work(iterations));
        Arrays.sort(replies, (one, other) -> Double.compare(share(one), share(other)));
        return replies;
    }

    private static double share(Reply reply) {
        return reply.result() / reply.waitedSeconds();
    }

    private static double median(Reply[] replies) {
        double[] results =
                Arrays.stream(replies).mapToDouble(Reply::result).sorted().toArray();
        return results[results.length / 2];
    }
}
