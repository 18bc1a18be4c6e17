package loopvspool.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Who runs this JVM, as numbers: so that what a container writes for the user belongs to the user. */
final class HostUser {
    private static final String NOBODY_IN_PARTICULAR = "10001:10001";

    private HostUser() {}

    /** User and group of this process, {@code 1000:1000}; where files have no such owners, an engine's virtual machine maps any. */
    static String current() {
        try {
            Path mine = Files.createTempFile("loop-vs-pool", ".owner");
            try {
                Map<String, Object> owner = Files.readAttributes(mine, "unix:uid,gid");
                return owner.get("uid") + ":" + owner.get("gid");
            } finally {
                Files.delete(mine);
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return NOBODY_IN_PARTICULAR;
        }
    }
}
