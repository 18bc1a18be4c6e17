package loopvspool.sut;

/** What a request asks a target to do, and the unit in which it says how much of it. */
public enum Work {
    /** Iterations of the CPU kernel. */
    CPU("iterations"),
    /** Milliseconds of waiting for the downstream service. */
    IO("millis"),
    /** Milliseconds of waiting for the database. */
    SQL("millis");

    private final String unit;

    Work(String unit) {
        this.unit = unit;
    }

    /** The unit of the size of the work, as the contract names it. */
    public String unit() {
        return unit;
    }
}
