package loopvspool.workload.census;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Looks at this process. A look costs some tenths of a millisecond of CPU time, and stops no thread. */
final class Observer {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long PID = ProcessHandle.current().pid();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getOperatingSystemMXBean();

    private final ThreadNames names;

    Observer(ThreadNames names) {
        this.names = names;
    }

    /**
     * Takes a sample.
     *
     * @param processes how many there are, as somebody has found out who had the time
     */
    Sample look(int processes) {
        long atMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        OsView os = OsView.of(PID);
        Map<ThreadKind, Integer> kinds = new EnumMap<>(ThreadKind.class);
        for (ThreadKind kind : ThreadKind.values()) {
            kinds.put(kind, 0);
        }
        int javaThreads = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            // Null stands for one that has ended meanwhile.
            if (thread != null) {
                kinds.merge(names.kindOf(thread.getThreadName()), 1, Integer::sum);
                javaThreads++;
            }
        }
        return new Sample(
                atMicros,
                processes,
                addInvisible(kinds, os.threads(), javaThreads),
                javaThreads,
                Collections.unmodifiableMap(kinds),
                cpuSeconds(),
                os.residentBytes());
    }

    // What is a thread to the operating system and none to Java belongs to the JVM. Between the two counts a thread may
    // have started, so that it is missed in the first.
    private static Integer addInvisible(Map<ThreadKind, Integer> kinds, Integer osThreads, int javaThreads) {
        if (osThreads == null) {
            return null;
        }
        int all = Math.max(osThreads, javaThreads);
        kinds.merge(ThreadKind.JVM, all - javaThreads, Integer::sum);
        return all;
    }

    private static Double cpuSeconds() {
        if (SYSTEM instanceof com.sun.management.OperatingSystemMXBean process) {
            long nanos = process.getProcessCpuTime();
            return nanos < 0 ? null : nanos / NANOS_PER_SECOND;
        }
        return null;
    }
}
