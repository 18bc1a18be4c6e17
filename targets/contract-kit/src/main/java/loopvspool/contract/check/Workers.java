package loopvspool.contract.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import loopvspool.contract.HttpAnswer;

/**
 * Whether it works on as many requests at once as it is said to. Where the replies count ({@code inFlight}) their peak tells; else
 * time does: of one request more than there are workers one waits for another, and of as many none does.
 */
final class Workers implements Check {
    private static final double LONG_SECONDS = 0.15;
    private static final int MOST_WORKERS = 200;
    /** A neighbour can spoil one round; most of them count. */
    private static final int ROUNDS = 3;
    /** A clock may tell milliseconds: a worker's next request seems to begin before the last has ended. */
    private static final long CLOCK_MICROS = 2_000;

    /** Who has waited for another comes later by at least this part of the time that one takes alone. */
    private static final double LATER = 0.5;

    @Override
    public String name() {
        return "workers";
    }

    @Override
    public Finding ask(Subject subject) throws IOException {
        if (subject.workers().isEmpty()) {
            return Finding.lacks("nobody said how many: give a number after the URL");
        }
        int workers = subject.workers().getAsInt();
        if (workers > MOST_WORKERS) {
            return Finding.lacks("more than %d are not counted".formatted(MOST_WORKERS));
        }
        int iterations = subject.iterationsFor(LONG_SECONDS);
        if (subject.work(1).json().path("inFlight").isIntegralNumber()) {
            return counted(subject, workers, iterations);
        }
        int cores = subject.identity().path("cores").asInt(Runtime.getRuntime().availableProcessors());
        // On fewer cores than workers the operating system decides who comes first.
        return workers > 1 && workers >= cores
                ? Finding.lacks(
                        "not counted (inFlight), and with %d on %d cores time does not tell".formatted(workers, cores))
                : timed(subject, workers, iterations);
    }

    private static Finding counted(Subject subject, int workers, int iterations) throws IOException {
        boolean several = Processes.seen(subject).size() > 1;
        List<JsonNode> replies = burst(subject, iterations, 2 * workers + 1).stream()
                .map(Answered::json)
                .toList();
        if (several || replies.stream().map(json -> json.path("pid")).distinct().count() > 1) {
            return byTimes(replies, workers);
        }
        int peak = replies.stream()
                .mapToInt(json -> json.path("inFlight").intValue())
                .max()
                .orElseThrow();
        return peak == workers
                ? Finding.offered("%d at once, as it counts them".formatted(peak))
                : Finding.wrong("%d requests in work at once".formatted(workers), String.valueOf(peak));
    }

    /** Of several processes each counts its own alone. */
    private static Finding byTimes(List<JsonNode> replies, int workers) {
        if (replies.stream()
                .anyMatch(json -> !json.hasNonNull("startedAtMicros") || !json.hasNonNull("endedAtMicros"))) {
            return Finding.lacks(
                    "not counted: several processes answer, each counts its own, and replies do not tell when they began and ended");
        }
        int peak = replies.stream()
                .mapToLong(json -> json.get("startedAtMicros").longValue())
                .mapToInt(moment -> (int) replies.stream()
                        .filter(json -> json.get("startedAtMicros").longValue() <= moment
                                && json.get("endedAtMicros").longValue() - CLOCK_MICROS > moment)
                        .count())
                .max()
                .orElseThrow();
        if (peak > workers) {
            return Finding.wrong("%d requests in work at once".formatted(workers), String.valueOf(peak));
        }
        return peak == workers
                ? Finding.offered("%d at once in several processes, by when they began and ended".formatted(peak))
                : Finding.lacks("%d of %d at once this time: which process gets a request is not known before"
                        .formatted(peak, workers));
    }

    private static Finding timed(Subject subject, int workers, int iterations) {
        int moreWaits = 0;
        int noneWaits = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double alone = subject.work(iterations).waitedSeconds();
            if (alone < LONG_SECONDS / 2) {
                return Finding.lacks("time does not tell: %d iterations took %s when they were asked for again"
                        .formatted(iterations, Finding.seconds(alone)));
            }
            List<Answered> oneMore = burst(subject, iterations, workers + 1);
            // By its own time, too: on a busy machine the one that was alone may have taken much longer.
            moreWaits += spread(oneMore) > LATER * Math.min(alone, shortest(oneMore)) ? 1 : 0;
            noneWaits += spread(burst(subject, iterations, workers)) < LATER * alone ? 1 : 0;
        }
        if (moreWaits <= ROUNDS / 2) {
            return Finding.wrong(
                    "%d requests in work at once".formatted(workers),
                    "more: of %d none waited for another".formatted(workers + 1));
        }
        // A neighbour makes one wait, but lets nobody be quicker.
        return noneWaits > 0
                ? Finding.offered("%d at once, by the time that their clients waited".formatted(workers))
                : Finding.wrong(
                        "%d requests in work at once".formatted(workers), "fewer: one of %d waited".formatted(workers));
    }

    /** An answer, and when it came. */
    private record Answered(HttpAnswer answer, long atNanos) {
        JsonNode json() {
            return new Reply(Subject.SYNC_CPUBOUND, answer, 0).json();
        }
    }

    private static List<Answered> burst(Subject subject, int iterations, int users) {
        List<CompletableFuture<Answered>> all = Stream.generate(() -> subject.client()
                        .getLater(Subject.SYNC_CPUBOUND + "/" + iterations)
                        .thenApply(answer -> new Answered(answer, System.nanoTime())))
                .limit(users)
                .toList();
        return all.stream().map(CompletableFuture::join).toList();
    }

    private static double shortest(List<Answered> answers) {
        return answers.stream()
                .map(Answered::json)
                .mapToDouble(json -> json.get("result").doubleValue())
                .min()
                .orElseThrow();
    }

    /** From the first answer to the last, in seconds. */
    private static double spread(List<Answered> answers) {
        answers.forEach(Answered::json);
        long[] times = answers.stream().mapToLong(Answered::atNanos).sorted().toArray();
        return (times[times.length - 1] - times[0]) / 1e9;
    }
}
