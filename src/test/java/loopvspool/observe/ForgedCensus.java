package loopvspool.observe;

import java.util.List;
import java.util.Map;
import loopvspool.experiment.Step;
import loopvspool.measure.Forged;
import loopvspool.sut.Census;
import loopvspool.sut.CensusPeak;
import loopvspool.sut.CensusSample;
import loopvspool.sut.ProcessTree.ProcessView;
import loopvspool.sut.ThreadCounts;

/** Censuses that nobody has taken, of a target with one process. Times are seconds from {@link Forged#START}. */
public final class ForgedCensus {
    private static final long RESIDENT = 150_000_000;

    private ForgedCensus() {}

    /** Threads of an event loop with so many workers; 22 others. */
    public static ThreadCounts threads(int workers) {
        return new ThreadCounts(1, 1, workers, 0, 0, 0, 3, 15, 2);
    }

    /** A sample of an event loop with so many workers, after so much CPU time. */
    public static CensusSample sample(double second, int workers, Double cpuSeconds) {
        return new CensusSample(
                Forged.START + Math.round(second * 1e6),
                1,
                22 + workers,
                18 + workers,
                threads(workers),
                cpuSeconds,
                RESIDENT);
    }

    /** A sample of a target on a system that tells nothing. */
    public static CensusSample sampleOfLittle(double second) {
        return new CensusSample(Forged.START + Math.round(second * 1e6), 1, null, 18, threads(0), null, null);
    }

    public static CensusPeak peak(int workers) {
        return new CensusPeak(1, 22 + workers, 18 + workers, RESIDENT + 1_400_000, threads(workers));
    }

    /** What a target with this sample answers; peak and series as given. */
    public static Census inside(CensusSample now, CensusPeak peak, CensusSample... series) {
        return new Census(
                now,
                List.of(new Census.Process(4242, 4200L, "java", now.osThreads(), now.residentBytes())),
                peak,
                100,
                Forged.START - 60_000_000,
                List.of(series));
    }

    /** A process of a tree, with so many threads. */
    public static ProcessView process(long pid, int threads) {
        return new ProcessView(pid, 4200, "java Main", threads, RESIDENT);
    }

    /** A step that began with 0 workers and ended with these, two samples and 1.5 s of CPU time later. */
    public static StepCensus step(int workers) {
        return step(0, workers, 1.5);
    }

    public static StepCensus step(int workersBefore, int workers, double cpuSeconds) {
        CensusSample now = sample(2.001, workers, 4 + cpuSeconds);
        return new StepCensus(
                Forged.START,
                sample(-0.05, workersBefore, 4.0),
                TargetCensus.of(
                        inside(now, peak(workers), sample(0.05, workersBefore, 4.1), sample(0.15, workers, 4.3)),
                        List.of(process(4242, 22 + workers))));
    }

    /** A target as it stands after its start. */
    public static TargetCensus target() {
        return TargetCensus.of(inside(sample(-5, 0, 0.9), null), List.of(process(4242, 22)));
    }

    /** A step on a system that tells neither threads nor CPU time nor memory. */
    public static StepCensus stepOfLittle() {
        CensusPeak peak = new CensusPeak(1, null, 18, null, threads(0));
        return new StepCensus(
                Forged.START,
                sampleOfLittle(-0.1),
                TargetCensus.of(inside(sampleOfLittle(2.001), peak, sampleOfLittle(0.1)), List.of(process(4242, 22))));
    }

    public static TargetCensus missing(String reason) {
        return TargetCensus.unavailable(reason);
    }

    public static RunCensus ofTarget(String name, TargetCensus census) {
        return new RunCensus(Map.of(name, census), Map.of());
    }

    public static RunCensus ofStep(Step step, StepCensus census) {
        return new RunCensus(Map.of(), Map.of(step, census));
    }
}
