package loopvspool.observe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import loopvspool.experiment.Step;
import loopvspool.record.LabClock;
import loopvspool.sut.ProcessTree;
import loopvspool.sut.ProcessTree.ProcessView;
import loopvspool.sut.RunningTarget;

/**
 * Takes the census of the targets beside the load: one thread of its own asks, and whoever reports here only notes the time
 * and goes on. What is not available is kept as the reason; it never fails the run. Thread-safe.
 */
public final class CensusWatch implements AutoCloseable {
    /** One answer may take 2 s; a target that does not answer within them will not answer the next question either. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LongSupplier clock;
    private final CensusTaker taker;
    private final ExecutorService asking = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "census-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, RunningTarget> targets = new HashMap<>();
    private final Map<Step, Long> starts = new HashMap<>();
    private final Map<String, CompletableFuture<TargetCensus>> asStarted = new LinkedHashMap<>();
    private final Map<Step, CompletableFuture<StepCensus>> ofSteps = new LinkedHashMap<>();
    private final List<Runnable> givingUp = new ArrayList<>();

    /** A watch over the targets that it will be told of. */
    public CensusWatch() {
        this(LabClock::micros, ProcessTree::of);
    }

    /**
     * @param clock microseconds since the epoch
     * @param outside the process of a number and its descendants
     */
    CensusWatch(LongSupplier clock, LongFunction<List<ProcessView>> outside) {
        this.clock = clock;
        this.taker = new CensusTaker(outside);
    }

    /**
     * A target answers, and nothing has been asked of it yet. One that offers no census is left alone from here on. It takes the
     * place of the one of the same name in the fork before.
     */
    public synchronized void started(MeasuredTarget started) {
        RunningTarget target = started.target();
        if (target.census().isEmpty()) {
            return;
        }
        targets.put(target.spec().name(), target);
        ask(asStarted, started.label(), () -> taker.now(target), CensusTaker.UNANSWERED);
    }

    /** The load of a step goes out now. */
    public synchronized void stepStarting(Step step) {
        starts.put(step, clock.getAsLong());
    }

    /** The last request of a step has ended. */
    public synchronized void stepDone(Step step) {
        long end = clock.getAsLong();
        Long start = starts.remove(step);
        RunningTarget target = targets.get(step.target());
        if (target != null && start != null) {
            ask(
                    ofSteps,
                    step,
                    () -> taker.ofStep(target, start, end),
                    new StepCensus(start, null, CensusTaker.UNANSWERED));
        }
    }

    /** @param unanswered what stands for the answer if there is none when the run ends */
    private <K, V> void ask(Map<K, CompletableFuture<V>> answers, K key, Supplier<V> question, V unanswered) {
        CompletableFuture<V> answer = new CompletableFuture<>();
        try {
            asking.execute(() -> answer.complete(answered(question, unanswered)));
            answers.put(key, answer);
            givingUp.add(() -> answer.complete(unanswered));
        } catch (RejectedExecutionException e) {
            // The watch has been closed: the run ends, and what the users still do is no news.
            return;
        }
    }

    private static <V> V answered(Supplier<V> question, V unanswered) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            // No failure of a look is worth a run; the reason goes where it is seen.
            System.err.println("A census failed: " + e);
            return unanswered;
        }
    }

    /** Whether every question that was asked has its answer. */
    public synchronized boolean isQuiet() {
        return Stream.concat(asStarted.values().stream(), ofSteps.values().stream())
                .allMatch(CompletableFuture::isDone);
    }

    /** What is known by now; a question without its answer yet is not in it. */
    public synchronized RunCensus census() {
        return new RunCensus(answered(asStarted), answered(ofSteps));
    }

    private static <K, V> Map<K, V> answered(Map<K, CompletableFuture<V>> answers) {
        Map<K, V> known = new LinkedHashMap<>();
        answers.forEach((key, answer) -> {
            if (answer.isDone()) {
                known.put(key, answer.join());
            }
        });
        return known;
    }

    /**
     * Waits for the last answers, for 3 s at most, and asks no more; to be called before the targets are ended. Afterwards
     * every question has its answer, or the reason why not.
     */
    @Override
    public void close() {
        asking.shutdown();
        try {
            if (!asking.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                asking.shutdownNow();
            }
        } catch (InterruptedException e) {
            asking.shutdownNow();
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            givingUp.forEach(Runnable::run);
        }
    }
}
