package loopvspool.workload.census;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Takes a sample every tenth of a second, on a thread of its own, as long as it is not closed. */
final class Sampler implements AutoCloseable {

    static final Duration EVERY = Duration.ofMillis(100);

    /** Long enough for whoever asks when a burst is over; a few megabytes. */
    static final Duration KEPT = Duration.ofMinutes(10);

    // To find its descendants, a process has to look at all processes of the machine: where there are hundreds, that
    // costs milliseconds.
    private static final int SAMPLES_PER_COUNT_OF_PROCESSES = 10;

    private final Observer observer;
    private final History history = new History((int) KEPT.dividedBy(EVERY));
    private final Thread thread;

    private Sampler(Observer observer) {
        this.observer = observer;
        this.thread = new Thread(this::run, ThreadNames.CENSUS + "sampler");
        thread.setDaemon(true);
    }

    /** Takes the first sample before it returns. */
    static Sampler start(Observer observer) {
        Sampler sampler = new Sampler(observer);
        sampler.history.add(observer.look(ObservedProcess.count()));
        sampler.thread.start();
        return sampler;
    }

    History history() {
        return history;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        int processes = 0;
        long due = System.nanoTime();
        try {
            for (long tick = 0; ; tick++) {
                due = next(due, System.nanoTime());
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                if (tick % SAMPLES_PER_COUNT_OF_PROCESSES == 0) {
                    processes = ObservedProcess.count();
                }
                history.add(observer.look(processes));
            }
        } catch (InterruptedException e) {
            // Closed, which is what ends this.
        }
    }

    /**
     * When the next sample is due, on the same grid. One that was missed is not made up for: many at once, later, would
     * say nothing about the time that they stand for.
     *
     * @param due when the last one was due, in nanoseconds
     * @param now in nanoseconds
     */
    static long next(long due, long now) {
        long every = EVERY.toNanos();
        long missed = Math.max(0, (now - due) / every);
        return due + (missed + 1) * every;
    }
}
