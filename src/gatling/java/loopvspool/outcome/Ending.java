package loopvspool.outcome;

/** What can be the matter with a run that has ended, the worst first: of several the first decides. */
public enum Ending {
    /** A signal ended it, or the end of the process that had started it. */
    INTERRUPTED(130),
    /** Not all results could be written. */
    NOT_WRITTEN(6),
    /** Requests had no good answer: the servers are to blame, or what is between. Such a run is INVALID, too. */
    REQUESTS_LOST(5),
    /** It did not measure what its title says, or did not come to its end. */
    INVALID(2),
    /** Its numbers may be off, and lab.failOn=suspect. */
    SUSPECT(3),
    /** A condition of lab.limits does not hold. */
    LIMIT_BROKEN(4),
    /** The settings are good, and the targets could not be started, or the files not be made. */
    NOT_STARTED(1),
    /** The settings ask for what cannot be done; nothing was started. */
    REFUSED(1),
    /** Nothing of all that. */
    OK(0);

    private final int exitCode;

    Ending(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code of the process. A signal has its own: 128 and its number. */
    public int exitCode() {
        return exitCode;
    }

    /** As it is printed and written. */
    public String word() {
        return name().replace('_', ' ');
    }
}
