package loopvspool.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import loopvspool.experiment.Step;

/** Gathers the requests of all steps and says when a step is complete. Thread-safe. */
public final class Recorder {
    private final Map<Step, StepLog> logs = new LinkedHashMap<>();
    private final List<StepResult> complete = new ArrayList<>();
    private final Consumer<StepResult> listener;

    /**
     * @param steps all steps of the plan
     * @param listener called once for each step when its last request has ended, by the thread that recorded it
     */
    public Recorder(List<Step> steps, Consumer<StepResult> listener) {
        steps.forEach(step -> logs.put(step, new StepLog(step)));
        this.listener = listener;
    }

    /** Takes a request that has ended, well or not. */
    public void ended(Step step, Exchange exchange) {
        StepLog log = logs.get(step);
        if (log.add(exchange)) {
            StepResult result = StepResult.of(step, log.records());
            synchronized (complete) {
                complete.add(result);
            }
            listener.accept(result);
        }
    }

    /** The steps that are complete, in the order in which they were. */
    public List<StepResult> complete() {
        synchronized (complete) {
            return List.copyOf(complete);
        }
    }

    /** What there is of steps that began and are not complete: the run was cut short in the middle of them. */
    public List<StepResult> partial() {
        List<Step> done = complete().stream().map(StepResult::step).toList();
        return logs.entrySet().stream()
                .filter(entry -> !done.contains(entry.getKey()))
                .map(entry -> StepResult.of(entry.getKey(), entry.getValue().records()))
                .filter(result -> !result.rows().isEmpty())
                .toList();
    }
}
