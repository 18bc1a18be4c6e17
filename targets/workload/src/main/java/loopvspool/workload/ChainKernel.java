package loopvspool.workload;

/**
 * A chain of xorshift64 steps: each needs the one before, so its speed is the latency of three shifts and three
 * exclusive ors, whatever else the machine does to its caches and its memory. That makes it the steadiest kernel, and
 * the default.
 *
 * <p>Not a linear congruential generator ({@code x * a + c}): a compiler may fold many steps of that into one.
 */
final class ChainKernel implements Kernel {

    /** About half a millisecond: rounding a two-second service time to whole iterations then costs less than 0.1 %. */
    static final int STEPS_PER_ITERATION = 250_000;

    private static final long SEED = 0x9E3779B97F4A7C15L;

    @Override
    public String name() {
        return "chain";
    }

    @Override
    public long run(int iterations) {
        long state = SEED;
        for (int i = 0; i < iterations; i++) {
            state = iterate(state);
        }
        return state;
    }

    // A method of its own: called some hundred times it is compiled as a whole, while one long loop in run() would
    // only ever be replaced on the stack, once for each way in, and single-iteration requests would not warm what
    // long requests run.
    private static long iterate(long start) {
        long state = start;
        for (int step = 0; step < STEPS_PER_ITERATION; step++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
        }
        return state;
    }
}
