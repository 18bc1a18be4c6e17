package loopvspool.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long some process of the machine waited for a core: the Linux kernel's pressure stall information. */
public final class Pressure {
    private static final Pattern TOTAL = Pattern.compile("(?m)^some .*total=([0-9]+)");
    private static final Pattern LAST_TEN_SECONDS = Pattern.compile("(?m)^some avg10=([0-9.]+)");

    private Pressure() {}

    /**
     * The time since the start of the machine in which some process waited for a core, in seconds.
     *
     * @param root of the file system
     * @return nothing where the kernel does not report it
     */
    public static Optional<Double> someSeconds(Path root) {
        return read(root, TOTAL).map(micros -> micros / 1e6);
    }

    /**
     * The share of the last ten seconds in which some process waited for a core, in percent, as the kernel averages it.
     *
     * @param root of the file system
     * @return nothing where the kernel does not report it
     */
    public static Optional<Double> lastTenSecondsPercent(Path root) {
        return read(root, LAST_TEN_SECONDS);
    }

    private static Optional<Double> read(Path root, Pattern wanted) {
        try {
            Matcher found = wanted.matcher(Files.readString(root.resolve("proc/pressure/cpu")));
            return found.find() ? Optional.of(Double.valueOf(found.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The share of a time that was spent waiting, in percent. The kernel books it a moment later, so it may exceed the whole. */
    public static double percent(double waitedSeconds, double seconds) {
        return Math.min(100, waitedSeconds / seconds * 100);
    }

    /**
     * Looks on for so long, and does nothing meanwhile. The kernel's own average over ten seconds would tell of Maven, which has
     * just compiled, and of the start of this JVM.
     *
     * @return the share of this time in which some process waited for a core, in percent; null where the kernel does not report
     */
    public static Double during(Path root, Duration look) throws InterruptedException {
        Optional<Double> before = someSeconds(root);
        if (before.isEmpty()) {
            return null;
        }
        long start = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(look.toNanos());
        double seconds = (System.nanoTime() - start) / 1e9;
        return someSeconds(root)
                .map(after -> percent(after - before.get(), seconds))
                .orElse(null);
    }
}
