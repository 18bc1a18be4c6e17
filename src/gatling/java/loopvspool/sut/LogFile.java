package loopvspool.sut;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where a program's output goes. */
public final class LogFile {
    private LogFile() {}

    /**
     * The first that is free: {@code name.log}, {@code name-2.log} and so on. A target is started more than once where a run has
     * several forks, and what it printed the time before is kept.
     */
    public static Path next(Path folder, String name) {
        Path log = folder.resolve(name + ".log");
        for (int i = 2; Files.exists(log); i++) {
            log = folder.resolve(name + "-" + i + ".log");
        }
        return log;
    }
}
