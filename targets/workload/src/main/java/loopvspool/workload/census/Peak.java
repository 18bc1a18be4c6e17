package loopvspool.workload.census;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The most of each figure in some samples; the figures need not be from the same sample. Null where none tells. */
record Peak(int processes, Integer osThreads, int javaThreads, Long residentBytes, Map<ThreadKind, Integer> threads) {

    /** The peak of those samples; empty where there are none. */
    static Optional<Peak> of(List<Sample> samples) {
        return samples.stream()
                .map(sample -> new Peak(
                        sample.processes(),
                        sample.osThreads(),
                        sample.javaThreads(),
                        sample.residentBytes(),
                        sample.threads()))
                .reduce(Peak::and);
    }

    private Peak and(Peak other) {
        Map<ThreadKind, Integer> most = new EnumMap<>(threads);
        other.threads.forEach((kind, count) -> most.merge(kind, count, Math::max));
        return new Peak(
                Math.max(processes, other.processes),
                most(osThreads, other.osThreads),
                Math.max(javaThreads, other.javaThreads),
                most(residentBytes, other.residentBytes),
                most);
    }

    private static <T extends Comparable<T>> T most(T one, T other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) >= 0 ? one : other;
    }
}
