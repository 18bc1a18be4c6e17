package loopvspool.contract.check;

import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Says what a target offers, what it lacks and what it gets wrong. Arguments: its URL, and, if they are to be counted, its workers.
 * Exit code 0 if nothing is wrong, however unusual, 1 if anything is, 2 without a URL.
 */
public final class CheckTarget {
    private static final int USAGE = 2;

    private CheckTarget() {}

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        Optional<Subject> subject = subject(arguments);
        if (subject.isEmpty()) {
            System.err.printf(
                    "'%s': must be http://host:port, without a path, and after a blank, if they are to be counted, how many workers it has, from 1%n",
                    String.join(" ", arguments));
            System.exit(USAGE);
        }
        System.exit(run(subject.get(), System.out) ? 0 : 1);
    }

    static Optional<Subject> subject(String... arguments) {
        if (arguments.length < 1 || arguments.length > 2 || !arguments[0].matches("http://[^/?#@]+:[0-9]{1,5}/?")) {
            return Optional.empty();
        }
        boolean counted = arguments.length == 2;
        if (counted && !arguments[1].matches("[1-9][0-9]{0,5}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Subject(
                    new URI(arguments[0].replaceFirst("/$", "")),
                    counted ? OptionalInt.of(Integer.parseInt(arguments[1])) : OptionalInt.empty()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Prints a line for each check; whether nothing is wrong. */
    static boolean run(Subject subject, PrintStream out) {
        int wrong = 0;
        for (Check check : Checks.ALL) {
            Finding finding = Checks.ask(check, subject);
            out.printf("%-7s  %s: %s%n", finding.outcome(), check.name(), finding.text());
            wrong += finding.outcome() == Finding.Outcome.WRONG ? 1 : 0;
        }
        out.println(
                wrong == 0 ? "Nothing is wrong." : wrong == 1 ? "One thing is wrong." : wrong + " things are wrong.");
        return wrong == 0;
    }
}
