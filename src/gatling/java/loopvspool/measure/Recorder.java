package loopvspool.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import loopvspool.experiment.Step;
import loopvspool.record.Exchange;
import loopvspool.record.Ping;
import loopvspool.sut.Processes;

/** Gathers the requests of all steps and says when a step is complete. Thread-safe. */
public final class Recorder {
    private final Map<Step, StepLog> logs = new LinkedHashMap<>();
    private final List<StepResult> complete = new ArrayList<>();
    private final Function<String, Processes> processes;
    private final Consumer<StepResult> listener;
    private boolean stopped;
    private int leftOut;

    /**
     * @param steps all steps of the plan
     * @param processes those that were found behind the address of the target of a name
     * @param listener called once for each step when its last request has ended, by the thread that recorded it
     */
    public Recorder(List<Step> steps, Function<String, Processes> processes, Consumer<StepResult> listener) {
        steps.forEach(step -> logs.put(step, new StepLog(step)));
        this.processes = processes;
        this.listener = listener;
    }

    /** Takes a request that has ended, well or not. */
    public void ended(Step step, Exchange exchange) {
        add(step, log -> log.add(exchange));
    }

    /** Takes a probe's ping that has ended, well or not. */
    public void pinged(Step step, Ping ping) {
        add(step, log -> log.add(ping));
    }

    /** Takes note of a probe that stays away because the burst is over. */
    public void stayedAway(Step step) {
        add(step, StepLog::addAbsent);
    }

    /** These steps will not run: what they are put on is not available here. */
    public synchronized void leaveOut(List<Step> steps) {
        logs.keySet().removeAll(steps);
        leftOut += steps.size();
    }

    /** How many steps of the plan will not run. */
    public synchronized int leftOut() {
        return leftOut;
    }

    /** Whether all requests of the step have ended; its probes may still wait. */
    public synchronized boolean isBurstOver(Step step) {
        return logs.get(step).isBurstOver();
    }

    private void add(Step step, Consumer<StepLog> entry) {
        StepResult result;
        synchronized (this) {
            if (stopped) {
                return;
            }
            StepLog log = logs.get(step);
            entry.accept(log);
            if (!log.isComplete()) {
                return;
            }
            result = result(step, log);
            complete.add(result);
            log.forget();
        }
        listener.accept(result);
    }

    private StepResult result(Step step, StepLog log) {
        return StepResult.of(step, log.records(), log.pings(), processes.apply(step.target()));
    }

    /**
     * Takes no more: to be called before the targets are ended in the middle of a step, so that what fails because of that
     * does not look like a result.
     */
    public synchronized void stop() {
        stopped = true;
    }

    /** The steps that are complete, in the order in which they were. */
    public synchronized List<StepResult> complete() {
        return List.copyOf(complete);
    }

    /** The steps that are complete, and what there is of those that began: the run was cut short in the middle of them. */
    public synchronized List<StepResult> all() {
        List<Step> done = complete.stream().map(StepResult::step).toList();
        Stream<StepResult> partial = logs.entrySet().stream()
                .filter(entry -> !done.contains(entry.getKey()))
                .map(entry -> result(entry.getKey(), entry.getValue()))
                .filter(result -> !result.rows().isEmpty() || !result.pings().isEmpty());
        return Stream.concat(complete.stream(), partial).toList();
    }
}
