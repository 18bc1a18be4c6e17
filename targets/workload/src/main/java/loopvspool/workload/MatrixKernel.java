package loopvspool.workload;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;

/**
 * A matrix multiplied again and again, by EJML, in plain Java: realistic work, less steady than {@link ChainKernel}
 * because it depends on how the JIT happens to unroll it. The three matrices take 221 kB and stay in a second-level
 * cache.
 */
final class MatrixKernel implements Kernel {

    private static final int SIZE = 96;
    private static final long SEED = 20_240_229L;

    // Orthogonal: a rotation neither stretches nor shrinks, so that after a million multiplications no entry has
    // overflowed or become denormal (which would change the speed), and it has no limit, so that every count has an
    // answer of its own.
    private final DMatrixRMaj rotation;
    private final DMatrixRMaj start;

    MatrixKernel() {
        Random random = new Random(SEED);
        rotation = RandomMatrices_DDRM.orthogonal(SIZE, SIZE, random);
        start = RandomMatrices_DDRM.rectangle(SIZE, SIZE, -1, 1, random);
    }

    @Override
    public String name() {
        return "matrix";
    }

    @Override
    public long run(int iterations) {
        return digest(multiply(iterations));
    }

    DMatrixRMaj multiply(int iterations) {
        // Two matrices a run, none in its loop; what is shared between threads is only read.
        DMatrixRMaj current = start.copy();
        DMatrixRMaj next = new DMatrixRMaj(SIZE, SIZE);
        for (int i = 0; i < iterations; i++) {
            CommonOps_DDRM.mult(rotation, current, next);
            DMatrixRMaj spare = current;
            current = next;
            next = spare;
        }
        return current;
    }

    private static long digest(DMatrixRMaj matrix) {
        long digest = 0;
        for (double entry : matrix.getData()) {
            digest = 31 * digest + Double.doubleToLongBits(entry);
        }
        return digest;
    }
}
