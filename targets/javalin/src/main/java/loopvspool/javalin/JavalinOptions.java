package loopvspool.javalin;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import loopvspool.workload.BadOption;
import loopvspool.workload.CommandLine;
import loopvspool.workload.JavaVersion;
import loopvspool.workload.Option;
import loopvspool.workload.TargetOptions;

/**
 * What the pool can be told on its command line, and in its environment.
 *
 * @param common what every target can be told
 * @param threads {@code --threads}: {@code exact} (the default), with the number of requests that are handled at once by
 * {@code --workers}, or {@code --workers-per-core} times the cores; {@code default}, Javalin's own pool; {@code virtual},
 * from Java 21 on
 */
public record JavalinOptions(TargetOptions common, HandlerThreads threads) {

    static final String NAME = "javalin";
    static final int DEFAULT_WORKERS_PER_CORE = 1;

    private static final int MAX_WORKERS = 10_000;
    private static final int MAX_WORKERS_PER_CORE = 100;

    private static final Option<Kind> THREADS = new Option<>(
            "--threads",
            "Which threads handle requests: exactly as many as it is told, Javalin's default pool, or virtual ones (Java 21).",
            Kind.EXACT,
            text(Kind.EXACT),
            Arrays.stream(Kind.values()).map(JavalinOptions::text).collect(Collectors.joining(", ")),
            JavalinOptions::kind);
    private static final Option<Integer> WORKERS_PER_CORE = Option.number(
            "--workers-per-core",
            "How many requests are handled at once, for each core.",
            DEFAULT_WORKERS_PER_CORE,
            1,
            MAX_WORKERS_PER_CORE);
    private static final Option<OptionalInt> WORKERS = new Option<>(
            "--workers",
            "How many requests are handled at once, whatever the cores.",
            OptionalInt.empty(),
            "by --workers-per-core",
            "a whole number from 1 to " + MAX_WORKERS,
            JavalinOptions::workers);

    private enum Kind {
        EXACT,
        DEFAULT,
        VIRTUAL
    }

    /**
     * Takes the options of the pool.
     *
     * @throws BadOption where a value is not allowed, two options exclude each other, or this Java has no such threads
     */
    public static JavalinOptions from(TargetOptions common, CommandLine line) {
        Kind kind = line.value(THREADS);
        int byCores = line.value(WORKERS_PER_CORE) * Runtime.getRuntime().availableProcessors();
        int workers = line.value(WORKERS).orElse(byCores);
        exclude(line, WORKERS, WORKERS_PER_CORE);
        if (kind != Kind.EXACT) {
            exclude(line, WORKERS, THREADS);
            exclude(line, WORKERS_PER_CORE, THREADS);
        }
        return new JavalinOptions(
                common,
                switch (kind) {
                    case EXACT -> new ExactPool(workers);
                    case DEFAULT -> new DefaultPool();
                    case VIRTUAL -> {
                        JavaVersion.requireVirtualThreads(line.nameGiven(THREADS) + '=' + text(kind));
                        yield new VirtualThreads();
                    }
                });
    }

    private static void exclude(CommandLine line, Option<?> one, Option<?> other) {
        if (line.has(one) && line.has(other)) {
            throw new BadOption(
                    line.nameGiven(one) + " and " + line.nameGiven(other) + " exclude each other: give one of them");
        }
    }

    private static OptionalInt workers(String text) {
        int workers = Integer.parseInt(text);
        return workers >= 1 && workers <= MAX_WORKERS ? OptionalInt.of(workers) : null;
    }

    private static Kind kind(String text) {
        return Arrays.stream(Kind.values())
                .filter(kind -> text(kind).equals(text))
                .findFirst()
                .orElse(null);
    }

    private static String text(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
