package loopvspool.validity;

/**
 * What findings, remarks and gaps have in common that come from one condition of one gate: they are counted together and told in one
 * line. The gate that finds them has it as a constant.
 *
 * @param id its name in {@code results.json}: lower-case words with hyphens
 * @param title what is true of each of them, a clause: {@code other processes used the cores}
 * @param remedy what a user can do, in the imperative; empty where the reason says it, or nothing helps
 */
public record Cause(String id, String title, String remedy) {
    /** What to do about all that others do to a run. */
    static final String QUIET_MACHINE =
            "repeat when the machine is quiet, or keep others off with lab.cpus.targets and lab.cpus.injector";

    /** One whose reasons say what to do. */
    public Cause(String id, String title) {
        this(id, title, "");
    }

    /** @param amount as in {@link Finding#amount()} */
    Finding suspect(String subject, double amount, String reason) {
        return new Finding(this, Finding.Severity.SUSPECT, subject, amount, reason);
    }

    /**
     * Of the worse kind.
     *
     * @param amount as in {@link Finding#amount()}
     */
    Finding invalid(String subject, double amount, String reason) {
        return new Finding(this, Finding.Severity.INVALID, subject, amount, reason);
    }

    /** Of the worse kind, where there are no degrees. */
    public Finding invalid(String subject, String reason) {
        return invalid(subject, 0, reason);
    }

    /** What speaks neither for a run nor against it. */
    public Remark remark(String subject, String text) {
        return new Remark(this, subject, text);
    }

    /** @param subject the target that lacks it, or what else does */
    public Skipped skipped(String subject, String what, String reason) {
        return new Skipped(this, subject, what, reason);
    }
}
