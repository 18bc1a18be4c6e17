package loopvspool.sut;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/** A process and all that it has started, as the operating system sees them. */
public final class ProcessTree {
    private static final int COMMAND_LENGTH = 200;
    private static final OperatingSystem OS = new SystemInfo().getOperatingSystem();

    private ProcessTree() {}

    /**
     * A process as the operating system sees it.
     *
     * @param pid its number
     * @param parentPid its parent's number
     * @param command what it runs, with its arguments, the first 200 characters
     * @param threads its threads, a count
     * @param residentBytes its resident memory, in bytes
     */
    public record ProcessView(long pid, long parentPid, String command, int threads, long residentBytes) {}

    /** The process of this number, then its descendants; empty if there is none. */
    public static List<ProcessView> of(long rootPid) {
        Optional<ProcessHandle> root = ProcessHandle.of(rootPid);
        List<Long> pids = new ArrayList<>();
        root.ifPresent(process -> {
            pids.add(process.pid());
            process.descendants().map(ProcessHandle::pid).forEach(pids::add);
        });
        return pids.stream().flatMap(pid -> view(pid).stream()).toList();
    }

    /** Asked one by one: OSHI's own search for descendants reads every process of the machine, twice. */
    private static Optional<ProcessView> view(long pid) {
        return Optional.ofNullable(OS.getProcess(Math.toIntExact(pid)))
                .map(process -> new ProcessView(
                        pid,
                        process.getParentProcessID(),
                        command(process),
                        process.getThreadCount(),
                        process.getResidentMemory()));
    }

    private static String command(OSProcess process) {
        String line = String.join(" ", process.getArguments());
        String command = line.isBlank() ? process.getName() : line;
        return command.substring(0, Math.min(command.length(), COMMAND_LENGTH));
    }
}
