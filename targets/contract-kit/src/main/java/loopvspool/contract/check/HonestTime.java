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
        Reply[] once = new Reply[ROUNDS];
        Reply[] more = new Reply[ROUNDS];
        // In turn, so that a neighbour that comes or goes meets both.
        for (int round = 0; round < ROUNDS; round++) {
            once[round] = subject.work(iterations);
            more[round] = subject.work(iterations * TIMES);
        }
        byShareOfWork(once);
        byShareOfWork(more);
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
        double ratio = least(more) / least(once);
        return ratio < LEAST_RATIO
                ? Finding.wrong(
                        "%d times the iterations to take about %d times as long".formatted(TIMES, TIMES),
                        "%.1f times".formatted(ratio))
                : Finding.offered("%d iterations take %s".formatted(iterations, Finding.seconds(least(once))));
    }

    private static boolean saysTooMuch(Reply reply) {
        return reply.result() > reply.waitedSeconds() + SLACK_SECONDS;
    }

    private static void byShareOfWork(Reply[] replies) {
        Arrays.sort(replies, (one, other) -> Double.compare(share(one), share(other)));
    }

    private static double share(Reply reply) {
        return reply.result() / reply.waitedSeconds();
    }

    /** The time that a neighbour has made longest the least. */
    private static double least(Reply[] replies) {
        return Arrays.stream(replies).mapToDouble(Reply::result).min().orElseThrow();
    }
}
