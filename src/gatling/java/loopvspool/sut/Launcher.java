package loopvspool.sut;

/** A way to get a target to run. */
public interface Launcher {

    /** A target on its way: started, and perhaps not ready yet. */
    interface Starting extends AutoCloseable {
        /**
         * Waits until the target answers a ping.
         *
         * @throws LaunchError if it ends before, or takes longer than it may
         */
        RunningTarget awaitReady() throws InterruptedException;

        /** Ends the target, ready or not. */
        @Override
        void close();
    }

    /**
     * Starts a target and does not wait for it.
     *
     * @throws LaunchError if it cannot be started
     */
    Starting start(TargetSpec spec);

    /**
     * Starts a target once more that this launcher has started, and that has been closed: nothing is left of the process before.
     *
     * @throws LaunchError if it cannot be started
     */
    default Starting startAnew(TargetSpec spec) {
        return start(spec);
    }
}
