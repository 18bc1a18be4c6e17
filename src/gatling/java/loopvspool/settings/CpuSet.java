package loopvspool.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Cores, by their numbers, as Linux and Docker write them: {@code 0-1,3}.
 *
 * @param text as it was written, without blanks
 * @param numbers at least one
 */
public record CpuSet(String text, SortedSet<Integer> numbers) {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,4})(?:-(\\d{1,4}))?");

    /** Reads a list of cores and ranges of them; empty if it is none. */
    public static Optional<CpuSet> parse(String text) {
        SortedSet<Integer> numbers = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            Matcher range = RANGE.matcher(part.strip());
            if (!range.matches()) {
                return Optional.empty();
            }
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            if (last < first) {
                return Optional.empty();
            }
            IntStream.rangeClosed(first, last).forEach(numbers::add);
        }
        return Optional.of(new CpuSet(text.replaceAll("\\s", ""), Collections.unmodifiableSortedSet(numbers)));
    }

    /** These cores, written as Linux writes them; empty if there are none. */
    public static Optional<CpuSet> of(Set<Integer> cores) {
        SortedSet<Integer> numbers = new TreeSet<>(cores);
        List<String> ranges = new ArrayList<>();
        for (int first : numbers) {
            if (!numbers.contains(first - 1)) {
                int last = first;
                while (numbers.contains(last + 1)) {
                    last++;
                }
                ranges.add(first == last ? String.valueOf(first) : first + "-" + last);
            }
        }
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of(new CpuSet(String.join(",", ranges), Collections.unmodifiableSortedSet(numbers)));
    }

    /** These and those. */
    public CpuSet and(CpuSet others) {
        SortedSet<Integer> all = new TreeSet<>(numbers);
        all.addAll(others.numbers);
        return of(all).orElseThrow();
    }

    /** How many there are. */
    public int cores() {
        return numbers.size();
    }
}
