package loopvspool.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import loopvspool.settings.CpuSet;

/** How many logical processors share one physical core (SMT, hyper-threading): of cores of several kinds, the most. */
public final class ThreadsPerCore {
    private static final String SIBLINGS = "topology/thread_siblings_list";

    private ThreadsPerCore() {}

    /**
     * By what Linux tells of its topology. A processor that is switched off has none, and is no sibling of another.
     *
     * @param root of the file system
     * @return nothing where the operating system does not report
     */
    public static Optional<Integer> read(Path root) {
        try (Stream<Path> processors = Files.list(root.resolve("sys/devices/system/cpu"))) {
            return processors
                    .filter(folder -> folder.getFileName().toString().matches("cpu[0-9]+"))
                    .flatMap(folder -> siblings(folder).stream())
                    .max(Integer::compare);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> siblings(Path processor) {
        try {
            return CpuSet.parse(Files.readString(processor.resolve(SIBLINGS)).strip())
                    .map(CpuSet::cores);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
