package loopvspool.workload.census;

import java.util.Map;

/** Samples that nobody has taken. */
final class ForgedSample {

    private ForgedSample() {}

    static Sample at(long atMicros) {
        return new Sample(atMicros, 1, 1, 1, Map.of(), 0.0, 1L);
    }
}
