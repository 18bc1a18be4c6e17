package loopvspool.workload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;

/**
 * How the program of a target starts and stops: one line on standard output when it listens, one line on standard error
 * when it cannot. Exit code 2 says that an option is wrong, 1 that the target could not start. With {@code --help} it
 * lists its options and ends with 0.
 */
public final class Launch {

    private static final int EXIT_NOT_STARTED = 1;
    private static final int EXIT_BAD_OPTION = 2;

    private Launch() {}

    /** Reads the options that only this program knows, and says how to start it. */
    @FunctionalInterface
    public interface Preparation {
        /** @throws BadOption where a value is not allowed */
        Starter prepare(TargetOptions options, CommandLine line);
    }

    /** Starts a target. */
    @FunctionalInterface
    public interface Starter {
        /**
         * @throws IOException where it cannot listen
         * @throws NotStarted where something else is in its way
         */
        RunningTarget start() throws IOException;
    }

    /**
     * Runs the program; what main does.
     *
     * @param defaultName the target's name where the command line gives none
     */
    public static void run(String defaultName, String[] arguments, Preparation preparation) {
        // What it says is read by programs, whatever digits people write where it runs.
        Locale.setDefault(Locale.ROOT);
        TargetOptions options;
        Starter starter;
        try {
            CommandLine line = CommandLine.of(System.getenv(), arguments);
            if (line.asksForHelp()) {
                System.out.print(help(defaultName, preparation));
                return;
            }
            options = TargetOptions.from(line, defaultName);
            starter = preparation.prepare(options, line);
            line.rejectUnknown();
        } catch (BadOption e) {
            exit(EXIT_BAD_OPTION, defaultName + ": " + e.getMessage());
            return;
        }
        if (options.exitWithParent()) {
            haltWhenInputEnds(System.in);
        }
        try {
            RunningTarget target = starter.start();
            Runtime.getRuntime().addShutdownHook(new Thread(target::close, "graceful-stop"));
            System.out.println("LISTENING " + options.name() + " " + target.url());
            System.out.flush();
        } catch (IOException e) {
            String address = e instanceof CannotListen ? e.getMessage() : options.host() + ":" + options.port();
            exit(EXIT_NOT_STARTED, options.name() + ": cannot listen on " + address + ": " + reason(e));
        } catch (NotStarted e) {
            exit(EXIT_NOT_STARTED, options.name() + ": " + e.getMessage());
        }
    }

    // Of a command line that says nothing: to read options is what makes them known.
    private static String help(String program, Preparation preparation) {
        CommandLine line = CommandLine.of();
        preparation.prepare(TargetOptions.from(line, program), line);
        return "Options of " + program + ", each as --name=value, or by a variable, --census-port by LAB_CENSUS_PORT.\n"
                + "The database of SQL requests: LAB_POSTGRES_URL=postgresql://user:password@host:port/database\n\n"
                + line.help();
    }

    // Servers wrap what happened, "Address already in use", into what they did, "Failed to bind".
    private static String reason(Throwable failure) {
        if (failure.getCause() != null) {
            return reason(failure.getCause());
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    // A thread of its own that only waits for input, and a halt, which waits for nobody: so it works while the event
    // loop or every worker is busy, and however the parent died.
    private static void haltWhenInputEnds(InputStream input) {
        Thread watch = new Thread(
                () -> {
                    try {
                        input.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // No more input, which is what this waits for.
                    }
                    Runtime.getRuntime().halt(0);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void exit(int code, String why) {
        System.err.println(why);
        System.exit(code);
    }
}
