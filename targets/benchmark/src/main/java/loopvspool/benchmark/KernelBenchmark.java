package loopvspool.benchmark;

import java.util.concurrent.TimeUnit;
import loopvspool.workload.Kernel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What calibration takes for granted of a kernel: that n iterations take n times as long as one, that they always take
 * as long, and that a request does not slow down the one beside it. Every score is microseconds for <em>one</em>
 * iteration, so:
 *
 * <ul>
 *   <li>linear: the scores of 1, 8 and 64 iterations are equal;
 *   <li>steady: their errors are small;
 *   <li>compute bound: two threads, on two idle cores, score like one.
 * </ul>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
public class KernelBenchmark {

    /** The name of the kernel. */
    @Param({"chain", "matrix"})
    public String kernel;

    private Kernel work;

    /** Looks the kernel up by its name. */
    @Setup
    public void find() {
        work = Kernel.named(kernel).orElseThrow();
    }

    @Benchmark
    public long iterations01() {
        return work.run(1);
    }

    @Benchmark
    @OperationsPerInvocation(8)
    public long iterations08() {
        return work.run(8);
    }

    @Benchmark
    @OperationsPerInvocation(64)
    public long iterations64() {
        return work.run(64);
    }

    /** The same on two threads at once. */
    @Benchmark
    @OperationsPerInvocation(64)
    @Threads(2)
    public long iterations64OnTwoThreads() {
        return work.run(64);
    }
}
