package loopvspool.workload;

/**
 * An option that a program cannot start with. The message is one line that says which, what it got, and what is
 * allowed.
 */
public final class BadOption extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadOption(String message) {
        super(message);
    }
}
