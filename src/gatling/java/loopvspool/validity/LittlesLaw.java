package loopvspool.validity;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopvspool.measure.StepResult;
import loopvspool.record.RequestRecord;
import loopvspool.sut.Reply;

/**
 * INVALID if a target's own numbers contradict each other by Little's law, L = rate x time. L comes from three sources: the requests in
 * flight that the target counted, the times at which it began and ended them, and the service times that it told.
 *
 * <p>The targets of this project count apart from their clock, but make a request's end of its start and the service time: one clock,
 * which nobody sets meanwhile. Of them the comparison of service times says nothing; it is for servers of others.
 */
final class LittlesLaw implements Gate {
    private static final Cause CAUSE =
            new Cause("littles-law", "targets' own numbers contradict each other by Little's law");

    /** A target may tell its times in milliseconds. */
    private static final double CLOCK_SECONDS = 0.001;

    @Override
    public Stream<Finding> check(Evidence evidence) {
        double allowed = evidence.allowed().littlesLawPercent();
        double inFlightGrace = evidence.allowed().inFlightGrace().toNanos() / 1e9;
        return evidence.steps().stream().filter(LittlesLaw::isAnswered).flatMap(result -> {
            double stop =
                    evidence.surroundings().cores().stopSeconds(result.step().target());
            List<Reply> replies = replies(result);
            return Stream.concat(
                            Stream.of(service(
                                    replies.stream()
                                            .filter(LittlesLaw::tellsTimes)
                                            .toList(),
                                    allowed)),
                            countedTogether(result)
                                    .map(together -> counted(
                                            together.stream()
                                                    .filter(LittlesLaw::tellsAll)
                                                    .toList(),
                                            together.size(),
                                            allowed,
                                            inFlightGrace + stop)))
                    .filter(Objects::nonNull)
                    .map(reason -> CAUSE.invalid(result.step().name(), "Little's law: " + reason));
        });
    }

    /** Each process counts its own; where nobody knows whose a count is, {@link SeveralProcesses} says so. */
    private static Stream<List<Reply>> countedTogether(StepResult result) {
        return switch (result.counting()) {
            case WHOLE -> Stream.of(replies(result));
            case BY_PROCESS -> replies(result).stream().collect(Collectors.groupingBy(Reply::pid)).values().stream();
            case UNKNOWN -> Stream.empty();
        };
    }

    /** Of one that was cut short, or lost requests, nobody knows all that was in flight; EveryStepComplete has said it. */
    private static boolean isAnswered(StepResult result) {
        return result.isWhole() && result.rows().stream().allMatch(RequestRecord::isAnswered);
    }

    private static List<Reply> replies(StepResult result) {
        return result.rows().stream().map(RequestRecord::reply).toList();
    }

    private static boolean tellsTimes(Reply reply) {
        return reply.startedAtMicros() != null && reply.endedAtMicros() != null;
    }

    private static boolean tellsAll(Reply reply) {
        return tellsTimes(reply) && reply.inFlight() != null;
    }

    private static String service(List<Reply> replies, double allowed) {
        double told = replies.stream().mapToDouble(Reply::result).average().orElse(0);
        double byClock =
                replies.stream().mapToDouble(LittlesLaw::seconds).average().orElse(0);
        return Math.abs(told - byClock) <= Math.max(allowed / 100 * byClock, CLOCK_SECONDS)
                ? null
                : String.format(
                        Locale.ROOT,
                        "a mean service time of %.4f s was told, and start and end are %.4f s apart; at most %s %% is allowed",
                        told,
                        byClock,
                        Percent.text(allowed));
    }

    /**
     * Requests that report nothing were in flight, too: then nothing can be said.
     *
     * @param inFlightGrace a thread may be put aside for so long between its last look at the clock and counting its request out, in
     *     seconds; whether a request that ended so shortly before counts is open
     */
    private static String counted(List<Reply> replies, int all, double allowed, double inFlightGrace) {
        if (replies.isEmpty() || replies.size() < all) {
            return null;
        }
        double counted = replies.stream().mapToInt(Reply::inFlight).average().orElseThrow();
        double slack = Math.max(
                inFlightGrace,
                allowed
                        / 100
                        * replies.stream()
                                .mapToDouble(LittlesLaw::seconds)
                                .average()
                                .orElseThrow());
        double least = meanInFlight(replies, 0);
        double most = meanInFlight(replies, slack);
        return counted >= least * (1 - allowed / 100) && counted <= most * (1 + allowed / 100)
                ? null
                : String.format(
                        Locale.ROOT,
                        "as requests began, the target counted a mean of %.2f in flight; its start and end times make it %.2f; at most %s %% is allowed",
                        counted,
                        counted < least ? least : most,
                        Percent.text(allowed));
    }

    private static double seconds(Reply reply) {
        return (reply.endedAtMicros() - reply.startedAtMicros()) / 1e6;
    }

    /**
     * As many as had begun, itself among them, less those that had ended. Ten thousand users may come at once, so each list is
     * sorted and gone through once.
     *
     * @param slack how long one that has ended still counts, in seconds
     */
    private static double meanInFlight(List<Reply> replies, double slack) {
        long slackMicros = Math.round(slack * 1e6);
        long[] starts =
                replies.stream().mapToLong(Reply::startedAtMicros).sorted().toArray();
        long[] ends = replies.stream()
                .mapToLong(reply -> reply.endedAtMicros() + slackMicros)
                .sorted()
                .toArray();
        long sum = 0;
        int ended = 0;
        for (int begun = 0; begun < starts.length; begun++) {
            while (ended < begun && ends[ended] <= starts[begun]) {
                ended++;
            }
            sum += begun + 1 - ended;
        }
        return (double) sum / starts.length;
    }

    @Override
    public Stream<Remark> unchecked(Evidence evidence) {
        return evidence.steps().stream()
                .filter(LittlesLaw::isAnswered)
                .filter(result -> !replies(result).stream().allMatch(LittlesLaw::tellsAll))
                .map(result -> result.step().target())
                .distinct()
                .map(target -> UnreportedFields.CAUSE.remark(
                        target,
                        "Little's law on " + target
                                + ": its replies do not report all of inFlight, startedAtMicros and endedAtMicros"));
    }
}
