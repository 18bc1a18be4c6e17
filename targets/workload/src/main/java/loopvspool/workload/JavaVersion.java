package loopvspool.workload;

/** What the Java that runs this program can do. */
public final class JavaVersion {

    private static final int WITH_VIRTUAL_THREADS = 21;

    private JavaVersion() {}

    /**
     * To be called where an option asks for virtual threads.
     *
     * @param option the option with its value, for the error
     * @throws BadOption where this Java has none
     */
    public static void requireVirtualThreads(String option) {
        requireVirtualThreads(option, Runtime.version().feature());
    }

    static void requireVirtualThreads(String option, int java) {
        if (java < WITH_VIRTUAL_THREADS) {
            throw new BadOption(option + " needs Java " + WITH_VIRTUAL_THREADS + " or newer, but this is Java " + java
                    + ": start it with a newer one");
        }
    }
}
