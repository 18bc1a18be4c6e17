package loopvspool.contract.check;

import java.io.IOException;
import java.util.List;

/** All checks: first those of what must be there. */
public final class Checks {
    /** All of them, in the order in which they are run. */
    public static final List<Check> ALL = List.of(
            new Amount(),
            new HonestTime(),
            new Processes(),
            new Workers(),
            new Errors(),
            new KeepAlive(),
            new ReplyFields(),
            new Ping(),
            OtherEndpoint.cpuBound("badasync-cpubound"),
            OtherEndpoint.cpuBound("ordered-cpubound"),
            OtherEndpoint.cpuBound("async-cpubound"),
            OtherEndpoint.waiting("sync-iobound"),
            OtherEndpoint.waiting("async-iobound"),
            OtherEndpoint.waiting("sync-sql"),
            OtherEndpoint.waiting("async-sql"),
            new Census());

    private Checks() {}

    /** What the check finds; no answer at all is wrong, too. */
    public static Finding ask(Check check, Subject subject) {
        try {
            return check.ask(subject);
        } catch (IOException | RuntimeException | AssertionError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String text = cause == e ? String.valueOf(e.getMessage()) : e.getMessage() + ": " + cause;
            return new Finding(
                    Finding.Outcome.WRONG, text.replaceAll("\\s+", " ").strip());
        }
    }
}
