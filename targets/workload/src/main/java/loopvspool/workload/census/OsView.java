package loopvspool.workload.census;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process as the operating system sees it: Linux, by {@code /proc}. Null stands for what is not told.
 *
 * @param threads how many it has, whoever started them
 * @param residentBytes how much of its memory is in RAM
 */
record OsView(Integer threads, Long residentBytes) {

    private static final OsView NOTHING = new OsView(null, null);
    private static final long BYTES_PER_KIB = 1024;

    // What is looked for is in the first half of it; what may grow long, masks of processors, in the rest.
    private static final int BUFFER_BYTES = 2048;

    private static final Pattern RESIDENT = Pattern.compile("\nVmRSS:\\s*([0-9]{1,15}) kB");
    private static final Pattern THREADS = Pattern.compile("\nThreads:\\s*([0-9]{1,9})\n");

    static OsView of(long pid) {
        // A process that has ended is not told of either.
        try (InputStream file = new FileInputStream("/proc/" + pid + "/status")) {
            byte[] buffer = new byte[BUFFER_BYTES];
            int length = Math.max(0, file.read(buffer));
            return in(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return NOTHING;
        }
    }

    /** What a {@code status} file says, or its beginning. */
    static OsView in(String status) {
        Matcher resident = RESIDENT.matcher(status);
        Long residentBytes = resident.find() ? Long.parseLong(resident.group(1)) * BYTES_PER_KIB : null;
        Matcher threads = THREADS.matcher(status);
        return new OsView(threads.find() ? Integer.valueOf(threads.group(1)) : null, residentBytes);
    }
}
