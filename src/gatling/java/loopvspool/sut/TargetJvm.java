package loopvspool.sut;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import loopvspool.settings.CpuSet;

/**
 * What all targets have alike, so that they differ in nothing but their concurrency model.
 *
 * @param home the JDK
 * @param arguments the JVM's arguments
 * @param kernel the kernel that they run
 * @param cpus the cores that they may use; empty: all
 */
public record TargetJvm(Path home, List<String> arguments, String kernel, Optional<CpuSet> cpus) {
    /** Copies the list. */
    public TargetJvm {
        arguments = List.copyOf(arguments);
    }
}
