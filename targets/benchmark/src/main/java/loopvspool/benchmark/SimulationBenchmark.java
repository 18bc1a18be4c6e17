package loopvspool.benchmark;

import java.util.concurrent.TimeUnit;
import loopvspool.prediction.Cost;
import loopvspool.prediction.Demand;
import loopvspool.prediction.Machine;
import loopvspool.prediction.Outcomes;
import loopvspool.prediction.Phase;
import loopvspool.prediction.Program;
import loopvspool.prediction.Programs;
import loopvspool.prediction.RequestStream;
import loopvspool.prediction.Resource;
import loopvspool.prediction.Simulation;
import loopvspool.prediction.Source;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the prediction of many requests costs. Every score is milliseconds for all of them: arrivals at random that use 90 % of
 * what the server can serve. With {@code -prof gc} it says what is allocated, too.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 6)
@Measurement(iterations = 4)
public class SimulationBenchmark {
    private static final int CORES = 2;
    private static final double COMPUTE_SECONDS = 0.001;
    private static final double WAIT_SECONDS = 0.01;
    private static final double UTILISATION = 0.9;
    private static final Resource NO_CONNECTIONS = new Resource("connections", Resource.UNLIMITED);

    /** How many requests arrive. */
    @Param("1000000")
    public int requests;

    private RequestStream pool;
    private RequestStream sharing;
    private RequestStream loop;

    /** Says when the requests arrive. */
    @Setup
    public void arrive() {
        pool = computing(pool(CORES));
        sharing = computing(pool(8));
        Phase.Compute half = new Phase.Compute(COMPUTE_SECONDS / 2);
        loop = new RequestStream(
                arrivals(1),
                Demand.of(half, new Phase.Wait(WAIT_SECONDS), half),
                Programs.nonBlockingLoop(new Resource("loop", 1), NO_CONNECTIONS, Cost.NONE));
    }

    private RequestStream computing(Program program) {
        return new RequestStream(arrivals(CORES), Demand.compute(COMPUTE_SECONDS), program);
    }

    private static Program pool(int workers) {
        return Programs.pool(new Resource("workers", workers), NO_CONNECTIONS, Cost.NONE);
    }

    private Source arrivals(int computing) {
        return Source.Trace.poisson(UTILISATION * computing / COMPUTE_SECONDS, requests, 1);
    }

    /** A worker for each core. */
    @Benchmark
    public Outcomes poolOfCores() {
        return simulated(pool);
    }

    /** Eight workers that share two cores. */
    @Benchmark
    public Outcomes poolSharingCores() {
        return simulated(sharing);
    }

    /** One event loop: each request computes, waits, and queues again to compute the rest. */
    @Benchmark
    public Outcomes loopWithContinuations() {
        return simulated(loop);
    }

    private static Outcomes simulated(RequestStream stream) {
        return Simulation.of(stream, Machine.of(CORES));
    }
}
