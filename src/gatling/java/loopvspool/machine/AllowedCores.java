package loopvspool.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopvspool.settings.CpuSet;

/** The cores that a process may use: its affinity mask, within the cpuset of its control group, as Linux shows it. */
public final class AllowedCores {
    private static final Pattern ALLOWED = Pattern.compile("(?m)^Cpus_allowed_list:\\s*(\\S+)$");

    private AllowedCores() {}

    /**
     * Those of a process now. Cores that are switched off may be among them.
     *
     * @param root of the file system
     * @return nothing where the process is gone, or the operating system does not report
     */
    public static Optional<CpuSet> of(Path root, long pid) {
        try {
            Matcher allowed = ALLOWED.matcher(Files.readString(root.resolve("proc/" + pid + "/status")));
            return allowed.find() ? CpuSet.parse(allowed.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
