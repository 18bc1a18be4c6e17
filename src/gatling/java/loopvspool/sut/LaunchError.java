package loopvspool.sut;

/** A target did not start. The message says what was run, what it printed and what to do, and can be shown as it is. */
public final class LaunchError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An error that can be shown as it is. */
    public LaunchError(String message) {
        super(message);
    }
}
