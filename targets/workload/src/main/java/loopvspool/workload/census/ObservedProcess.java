package loopvspool.workload.census;

import java.util.List;
import java.util.stream.Stream;

/**
 * One of the processes that a target is made of. Null stands for what the operating system does not tell.
 *
 * @param parentPid 0 where it has none, or none that can be seen from here
 * @param command the program, without its arguments, which may be long, and secret
 */
record ObservedProcess(long pid, long parentPid, String command, Integer threads, Long residentBytes) {

    private static final int MAX_COMMAND_CHARACTERS = 200;

    /** This process, and after it all its descendants. */
    static List<ObservedProcess> all() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .map(ObservedProcess::of)
                .toList();
    }

    /** How many {@link #all()} would be. Like that it looks at every process of the machine: not to be done often. */
    static int count() {
        return 1 + (int) ProcessHandle.current().descendants().count();
    }

    private static ObservedProcess of(ProcessHandle process) {
        OsView os = OsView.of(process.pid());
        return new ObservedProcess(
                process.pid(),
                process.parent().map(ProcessHandle::pid).orElse(0L),
                process.info().command().map(ObservedProcess::beginning).orElse(null),
                os.threads(),
                os.residentBytes());
    }

    private static String beginning(String command) {
        return command.substring(0, Math.min(command.length(), MAX_COMMAND_CHARACTERS));
    }
}
