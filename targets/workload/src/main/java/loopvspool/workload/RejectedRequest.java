package loopvspool.workload;

/** A request that cannot be served, and the problem to answer it with. */
public final class RejectedRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public RejectedRequest(Problem problem) {
        // Others cause it, as often as they like: it costs no stack trace.
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
