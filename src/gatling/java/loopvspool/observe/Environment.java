package loopvspool.observe;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import loopvspool.machine.ControlGroup;
import loopvspool.machine.CpuQuota;
import loopvspool.observe.Host.Load;
import loopvspool.settings.PostgresUrl;
import loopvspool.sut.Container;
import loopvspool.sut.JvmVariables;

/**
 * Where a run was made.
 *
 * @param machine the machine
 * @param injector the JVM that runs Gatling
 * @param variables what the environment held for every JVM and every Maven, by variable, without secrets: Gatling's JVM had it, the
 *     servers under test had not
 * @param gatling Gatling's version
 * @param commit the project's git commit, with {@code -dirty} where files were changed; null outside of a repository
 * @param before the load before the run
 * @param after the load after it
 * @param containers those that targets and services ran in; empty if they ran in none, or nothing is known of them
 */
public record Environment(
        Host machine,
        Jvm injector,
        Map<String, String> variables,
        String gatling,
        String commit,
        Load before,
        Load after,
        List<Container> containers) {

    /**
     * A JVM.
     *
     * @param version Java's version
     * @param vendor who built it
     * @param vm the virtual machine's name and version
     * @param flags its arguments
     * @param collectors its garbage collectors
     * @param maxHeapBytes its largest heap
     * @param quota the CPU quota of its control group; null if it has none, or it is not reported
     */
    public record Jvm(
            String version,
            String vendor,
            String vm,
            List<String> flags,
            List<String> collectors,
            long maxHeapBytes,
            CpuQuota quota) {

        static Jvm here() {
            return new Jvm(
                    System.getProperty("java.version"),
                    System.getProperty("java.vendor"),
                    System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                            .map(PostgresUrl::withoutPassword)
                            .map(JvmVariables::withoutSecrets)
                            .toList(),
                    ManagementFactory.getGarbageCollectorMXBeans().stream()
                            .map(GarbageCollectorMXBean::getName)
                            .toList(),
                    Runtime.getRuntime().maxMemory(),
                    ControlGroup.of(Path.of("/"), ProcessHandle.current().pid())
                            .flatMap(ControlGroup::quota)
                            .orElse(null));
        }
    }
}
