package loopvspool.workload;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What every target can be told on its command line, and in its environment.
 *
 * @param name {@code --name}: the target's name in its answers
 * @param host {@code --host}: the address to listen on; the loopback by default, for a target is nobody else's business
 * @param port {@code --port}: 0 (the default) takes a free one
 * @param censusPort {@code --census-port}: where the census is answered; 0 (the default) takes a free one
 * @param kernel {@code --kernel}: the CPU-bound work
 * @param iterations {@code --max-iterations}: how much of it one request may ask for
 * @param slowdown {@code --slowed}: by how many percent its work takes longer than it was asked for; 0 by default
 * @param grace {@code --grace}: how long requests in flight may go on when the target is told to stop
 * @param exitWithParent {@code --exit-with-parent}: whether to end when standard input ends
 * @param downstream {@code --downstream}: the service that IO-bound requests wait for; without one there are none
 * @param connections {@code --connections}: how many connections to the database a pool has
 * @param database what SQL requests wait for, by the environment variable {@value Database#VARIABLE}; without one there
 * are none
 */
public record TargetOptions(
        String name,
        String host,
        int port,
        int censusPort,
        Kernel kernel,
        PathNumber iterations,
        Slowdown slowdown,
        Duration grace,
        boolean exitWithParent,
        Optional<Downstream> downstream,
        int connections,
        Optional<Database> database) {

    /**
     * How many connections may wait to be accepted. The same for every server: with Jetty's own 50 a burst of 2,000
     * users loses connection attempts, and who tries again, seconds later, seems to have been slow. Linux caps it at
     * net.core.somaxconn.
     */
    public static final int LISTEN_BACKLOG = 4096;

    /** How long a request line, or all header fields together, may be. Roomy: a long path shall get a clear answer. */
    public static final int MAX_HEAD_BYTES = 64 * 1024;

    static final String DEFAULT_HOST = "127.0.0.1";
    static final int DEFAULT_MAX_ITERATIONS = 1_000_000;
    static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);
    static final int MAX_GRACE_SECONDS = 3_600;
    static final int DEFAULT_CONNECTIONS = 10;
    static final int MAX_CONNECTIONS = 1_000;

    private static final int MAX_PORT = 65_535;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");

    private static final Option<String> HOST_OPTION = new Option<>(
            "--host",
            "The address to listen on.",
            DEFAULT_HOST,
            DEFAULT_HOST,
            "a host name or an IP address",
            text -> HOST.matcher(text).matches() ? text : null);
    private static final Option<Integer> PORT =
            Option.number("--port", "The port to listen on; 0 takes any free one.", 0, 0, MAX_PORT);
    private static final Option<Integer> CENSUS_PORT =
            Option.number("--census-port", "The port that answers the census; 0 takes any free one.", 0, 0, MAX_PORT);
    private static final Option<Kernel> KERNEL = new Option<>(
            "--kernel",
            "The work of CPU-bound requests.",
            Kernel.ALL.get(0),
            Kernel.ALL.get(0).name(),
            kernelNames(),
            text -> Kernel.named(text).orElse(null));
    private static final Option<Integer> ITERATIONS = Option.number(
            "--max-iterations",
            "How many iterations of the kernel one request may ask for.",
            DEFAULT_MAX_ITERATIONS,
            1,
            Integer.MAX_VALUE);
    private static final Option<Integer> SLOWED = Option.number(
            "--slowed",
            "By how many percent work and calls take longer than they were asked for, to check the laboratory.",
            0,
            0,
            Slowdown.MAX_PERCENT);
    private static final Option<Duration> GRACE = new Option<>(
            "--grace",
            "How long requests in flight may go on after a SIGTERM.",
            DEFAULT_GRACE,
            DEFAULT_GRACE.toSeconds() + "s",
            "whole seconds from 0s to " + MAX_GRACE_SECONDS + "s",
            TargetOptions::seconds);
    private static final Flag EXIT_WITH_PARENT =
            new Flag("--exit-with-parent", "Ends the program when its standard input ends.");
    private static final Option<Integer> CONNECTIONS = Option.number(
            "--connections", "How many connections to the database it has.", DEFAULT_CONNECTIONS, 1, MAX_CONNECTIONS);

    /**
     * Takes the options that every target knows.
     *
     * @param defaultName the name of a target that is given none
     * @throws BadOption where a value is not allowed
     */
    public static TargetOptions from(CommandLine line, String defaultName) {
        int port = line.value(PORT);
        int censusPort = line.value(CENSUS_PORT);
        if (port != 0 && port == censusPort) {
            throw new BadOption(line.nameGiven(PORT) + " and " + line.nameGiven(CENSUS_PORT) + " are both " + port
                    + ": give different ones");
        }
        Slowdown slowdown = new Slowdown(line.value(SLOWED));
        return new TargetOptions(
                line.value(name(defaultName)),
                line.value(HOST_OPTION),
                port,
                censusPort,
                line.value(KERNEL),
                new PathNumber("iterations", line.value(ITERATIONS)),
                slowdown,
                line.value(GRACE),
                line.isSet(EXIT_WITH_PARENT),
                line.value(downstream(slowdown)),
                line.value(CONNECTIONS),
                line.variable(Database.VARIABLE).map(Database::at));
    }

    private static Option<String> name(String byDefault) {
        return new Option<>(
                "--name",
                "The name in its answers and in its first line.",
                byDefault,
                "the program's own",
                "up to 64 letters, digits, '.', '_' and '-'",
                text -> NAME.matcher(text).matches() ? text : null);
    }

    private static Option<Optional<Downstream>> downstream(Slowdown slowdown) {
        return new Option<>(
                "--downstream",
                "The service that IO-bound requests wait for; without it there are no IO-bound endpoints.",
                Optional.empty(),
                "none",
                "http://host:port",
                text -> Optional.of(Downstream.at(text, slowdown)));
    }

    private static String kernelNames() {
        return Kernel.ALL.stream().map(Kernel::name).collect(Collectors.joining(" or "));
    }

    private static Duration seconds(String text) {
        int seconds = Integer.parseInt(text.endsWith("s") ? text.substring(0, text.length() - 1) : text);
        return seconds >= 0 && seconds <= MAX_GRACE_SECONDS ? Duration.ofSeconds(seconds) : null;
    }
}
