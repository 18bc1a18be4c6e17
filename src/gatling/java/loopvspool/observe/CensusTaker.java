package loopvspool.observe;

import java.io.IOException;
import java.util.List;
import java.util.function.LongFunction;
import loopvspool.sut.Census;
import loopvspool.sut.CensusClient;
import loopvspool.sut.CensusSample;
import loopvspool.sut.ProcessTree.ProcessView;
import loopvspool.sut.RunningTarget;

/** Looks at a target from inside and from outside. It waits for the answers, and what is not available it keeps as the reason. */
final class CensusTaker {
    /** What stands for an answer that the run did not wait for. */
    static final TargetCensus UNANSWERED = TargetCensus.unavailable("no answer before the run ended");

    /** How far before a step a sample may lie that stands for the idle target: ten times the contract's interval. */
    private static final long LOOK_BACK_MICROS = 1_000_000;

    private final CensusClient client = new CensusClient();
    private final LongFunction<List<ProcessView>> outside;

    /** @param outside the process of a number and its descendants */
    CensusTaker(LongFunction<List<ProcessView>> outside) {
        this.outside = outside;
    }

    /** The target as it stands. */
    TargetCensus now(RunningTarget target) {
        return bothViews(target, () -> client.now(target));
    }

    /**
     * The census of a step that has just ended. Nothing is asked when a step begins: the target samples itself all the time,
     * so what it was like before is asked for now, when the burst is over.
     *
     * @param start when the step began, in microseconds since the epoch
     * @param end when it ended, likewise
     */
    StepCensus ofStep(RunningTarget target, long start, long end) {
        TargetCensus atEnd = bothViews(target, () -> client.between(target, start, end));
        if (atEnd.inside() == null) {
            return new StepCensus(start, null, atEnd);
        }
        try {
            List<CensusSample> before =
                    client.between(target, start - LOOK_BACK_MICROS, start).series();
            return new StepCensus(start, before.isEmpty() ? null : before.get(before.size() - 1), atEnd);
        } catch (IOException e) {
            return new StepCensus(start, null, atEnd.butFor(e.getMessage()));
        } catch (InterruptedException e) {
            return new StepCensus(start, null, atEnd.butFor(interrupted().unavailable()));
        }
    }

    private interface Question {
        Census ask() throws IOException, InterruptedException;
    }

    /** One right after the other: the closer together, the less can have changed in between. */
    private TargetCensus bothViews(RunningTarget target, Question question) {
        Census inside;
        try {
            inside = question.ask();
        } catch (IOException e) {
            return TargetCensus.unavailable(e.getMessage());
        } catch (InterruptedException e) {
            return interrupted();
        }
        if (target.rootPid().isEmpty()) {
            return TargetCensus.insideOnly(inside);
        }
        try {
            return TargetCensus.of(inside, outside.apply(target.rootPid().getAsLong()));
        } catch (RuntimeException e) {
            // OSHI reads what each system offers in its own way; no failure of that is worth a run.
            return TargetCensus.of(inside, List.of()).butFor("the view from outside: " + e);
        }
    }

    private static TargetCensus interrupted() {
        Thread.currentThread().interrupt();
        return UNANSWERED;
    }
}
