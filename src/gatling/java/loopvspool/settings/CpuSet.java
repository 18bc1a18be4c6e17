package loopvspool.settings;

import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Cores, by their numbers, as Linux and Docker write them: {@code 0-1,3}.
 *
 * @param text as the user wrote it, without blanks
 * @param cores how many there are, a count
 * @param highest the highest number
 */
public record CpuSet(String text, int cores, int highest) {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,4})(?:-(\\d{1,4}))?");

    /** Reads a list of cores and ranges of them; empty if it is none. */
    public static Optional<CpuSet> parse(String text) {
        TreeSet<Integer> cores = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            var range = RANGE.matcher(part.strip());
            if (!range.matches()) {
                return Optional.empty();
            }
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            if (last < first) {
                return Optional.empty();
            }
            IntStream.rangeClosed(first, last).forEach(cores::add);
        }
        return Optional.of(new CpuSet(text.replaceAll("\\s", ""), cores.size(), cores.last()));
    }
}
