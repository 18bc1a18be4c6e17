package loopvspool.validity;

import loopvspool.settings.CpuSet;

/** Names cores in a sentence. */
final class CoreWords {
    private CoreWords() {}

    /** {@code core 1}, or {@code cores 0-1,3}. */
    static String of(CpuSet cpus) {
        return (cpus.cores() == 1 ? "core " : "cores ") + cpus.text();
    }
}
