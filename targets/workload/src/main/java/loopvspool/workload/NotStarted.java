package loopvspool.workload;

/** A program that cannot start, though its options are right. The message is one line that says why. */
public final class NotStarted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotStarted(String message) {
        super(message);
    }
}
