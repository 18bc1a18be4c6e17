package loopvspool.workload;

import java.util.List;
import java.util.Optional;

/**
 * The CPU-bound work of one request, in iterations of equal size. The same number of iterations gives the same answer
 * on every thread and every JVM, so that a client can check that the work was done. Kernels have no state between runs:
 * any number of threads may run one at once.
 */
public sealed interface Kernel permits ChainKernel, MatrixKernel {

    /** Every kernel there is, the default first. */
    List<Kernel> ALL = List.of(new ChainKernel(), new MatrixKernel());

    /** The kernel of that name, if there is one. */
    static Optional<Kernel> named(String name) {
        return ALL.stream().filter(kernel -> kernel.name().equals(name)).findFirst();
    }

    /** The name that {@code --kernel} and the lab's settings use. */
    String name();

    /**
     * Does so many iterations, on this thread.
     *
     * @param iterations 1 or more
     * @return a digest of where the iterations ended, which depends on every one of them
     */
    long run(int iterations);
}
