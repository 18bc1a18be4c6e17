package loopvspool.outcome;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Why this JVM ends, as one of its shutdown hooks finds out.
 *
 * @param kind in which way
 * @param cause what ended it from outside, in words; empty: nothing
 */
public record JvmEnd(Kind kind, String cause) {
    /** Where no thread shows why. */
    public static final JvmEnd UNKNOWN = new JvmEnd(Kind.EXIT, "");

    private static final String SHUTDOWN = "java.lang.Shutdown";
    private static final String HANDLER = " handler";
    private static final Map<String, Integer> NUMBERS = Map.of("SIGHUP", 1, "SIGINT", 2, "SIGTERM", 15);
    private static final int SIGNAL = 128;

    /** In which way. */
    public enum Kind {
        /** The program wanted it. */
        EXIT,
        /** Its main thread has ended without an exit: by an exception. */
        CRASH,
        /** A signal, or the end of the parent process. */
        INTERRUPTION
    }

    /** Nothing while it does not end. */
    public static Optional<JvmEnd> look() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().equals(SHUTDOWN)))
                .map(thread -> ofThread(thread.getKey().getName()))
                .findFirst();
    }

    /** @param name of the thread that ends the JVM, as OpenJDK and this project call them */
    static JvmEnd ofThread(String name) {
        if (name.startsWith("SIG") && name.endsWith(HANDLER)) {
            return new JvmEnd(Kind.INTERRUPTION, name.substring(0, name.length() - HANDLER.length()));
        }
        return switch (name) {
            case "parent-watch" -> new JvmEnd(Kind.INTERRUPTION, "the end of the process that started it");
            case "DestroyJavaVM" -> new JvmEnd(Kind.CRASH, "");
            default -> UNKNOWN;
        };
    }

    /** The exit code that the JVM ends with by itself for a signal; nothing for what is none. */
    Optional<Integer> signalCode() {
        return Optional.ofNullable(NUMBERS.get(cause)).map(number -> SIGNAL + number);
    }
}
