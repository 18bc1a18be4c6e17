package loopvspool.workload.census;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import loopvspool.workload.Answer;
import loopvspool.workload.RejectedRequest;
import loopvspool.workload.TargetOptions;

/**
 * The census of this process, as a target: sampled since the start, and answered on a port of its own, whatever the
 * target's server is doing.
 */
public final class Census implements AutoCloseable {

    /** Where it is answered, on its own port and on the target's. */
    public static final String PATH = "/test/resmon";

    private static final double NANOS_PER_SECOND = 1e9;

    private final String target;
    private final Observer observer;
    private final Sampler sampler;
    private final CensusListener listener;

    private Census(String target, ThreadNames names, CensusListener listener) {
        this.target = target;
        this.listener = listener;
        this.observer = new Observer(names);
        this.sampler = Sampler.start(observer);
    }

    /**
     * Starts to take and to answer it. To be closed when the target has ended.
     *
     * @throws IOException where it cannot listen on the port of the options
     */
    public static Census start(TargetOptions options, ThreadNames names) throws IOException {
        CensusListener listener = CensusListener.open(options);
        Census census = new Census(options.name(), names, listener);
        listener.start(census);
        return census;
    }

    /** The port where it answers. */
    public int port() {
        return listener.port();
    }

    /**
     * Answers a request, on the thread that asks: some milliseconds.
     *
     * @param query as it stands in the request line after the question mark; null where there is none
     * @throws RejectedRequest where the query is not what it may be
     */
    public Answer answer(String query) {
        long start = System.nanoTime();
        Window window = Window.of(query);
        List<ObservedProcess> processes = ObservedProcess.all();
        Sample now = observer.look(processes.size());
        List<Sample> series = sampler.history().in(window);
        return new CensusReport(
                "Census of " + target,
                (System.nanoTime() - start) / NANOS_PER_SECOND,
                target,
                now,
                processes,
                peak(series, now, window),
                Sampler.EVERY.toMillis(),
                sampler.history().fromMicros(),
                series);
    }

    @Override
    public void close() {
        listener.close();
        sampler.close();
    }

    private static Peak peak(List<Sample> series, Sample now, Window window) {
        List<Sample> all = new ArrayList<>(series);
        if (window.holds(now)) {
            all.add(now);
        }
        return Peak.of(all).orElse(null);
    }
}
