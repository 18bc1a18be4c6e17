package loopvspool.workload;

import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/** What the JVM counts about itself. Null stands for what it does not tell: a nought would read as a measurement. */
final class JvmCounters {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final CompilationMXBean COMPILERS = ManagementFactory.getCompilationMXBean();
    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();

    private JvmCounters() {}

    static Long cpuNanosOfThisThread() {
        if (!THREADS.isCurrentThreadCpuTimeSupported()) {
            return null;
        }
        try {
            long nanos = THREADS.getCurrentThreadCpuTime();
            return nanos < 0 ? null : nanos;
        } catch (UnsupportedOperationException e) {
            // A virtual thread: its carrier's time is not its own.
            return null;
        }
    }

    static Long jitMillis() {
        return COMPILERS == null || !COMPILERS.isCompilationTimeMonitoringSupported()
                ? null
                : COMPILERS.getTotalCompilationTime();
    }

    static long gcMillis() {
        // -1 is "not told" of a collector.
        return COLLECTORS.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .filter(millis -> millis > 0)
                .sum();
    }
}
