package loopvspool.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How many rows each step of a run has. */
final class RowCounts {
    private final List<Integer> requests = new ArrayList<>();
    private final List<Integer> pings = new ArrayList<>();
    private final List<Integer> samples = new ArrayList<>();
    private int version;

    private RowCounts() {}

    /**
     * Looks through a file of results.
     *
     * @throws IOException if it cannot be read, or has another version than this program reads
     */
    static RowCounts of(ResultsFile file) throws IOException {
        RowCounts counts = new RowCounts();
        counts.count(file);
        SchemaVersion.require(file.path(), counts.version);
        return counts;
    }

    private void count(ResultsFile file) throws IOException {
        file.fields((name, in) -> {
            if (name.equals("schemaVersion")) {
                version = in.getValueAsInt();
            } else if (name.equals("steps")) {
                file.steps(in, step -> {
                    requests.add(Thinning.REQUESTS.total(step));
                    pings.add(Thinning.PINGS.total(step));
                    samples.add(Thinning.SAMPLES.total(step));
                });
            } else {
                in.skipChildren();
            }
        });
    }

    /** @param share the part of a page that the rows may have, up to 1 */
    Limits limits(double share) {
        return Limits.of(ints(requests), ints(pings), ints(samples), share);
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
