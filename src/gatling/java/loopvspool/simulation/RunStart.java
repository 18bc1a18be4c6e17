package loopvspool.simulation;

import java.lang.management.ManagementFactory;
import java.time.Instant;

/** When a run began. */
final class RunStart {
    /** The class that Maven's own script starts; a daemon or an IDE, started yesterday, has another. */
    private static final String MAVEN = "org.codehaus.plexus.classworlds.launcher.Launcher";

    private RunStart() {}

    /** The start of this JVM. */
    static Instant ofJvm() {
        return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    }

    /** The start of Maven, if it started this JVM: its time is part of what a user waits for. Else that of this JVM. */
    static Instant ofUser() {
        return ProcessHandle.current()
                .parent()
                .map(ProcessHandle::info)
                .filter(parent -> parent.commandLine().orElse("").contains(MAVEN))
                .flatMap(ProcessHandle.Info::startInstant)
                .orElseGet(RunStart::ofJvm);
    }
}
