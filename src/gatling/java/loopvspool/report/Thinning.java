package loopvspool.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Leaves out rows of a step where there are more than a page can hold, and says by which rule: every k-th in the order of
 * time is kept, so that the shape stays, and those that a reader must not miss.
 *
 * @param field the field of the step that holds the rows, as columns
 * @param time the column that gives their order
 * @param peak what the row with the largest size is called
 * @param size what is compared to find that row
 */
record Thinning(String field, String time, String peak, Size size) {
    /** The smallest limit: the first, the last, the largest, and something of the shape. */
    static final int LEAST = 8;

    static final Thinning REQUESTS = new Thinning(
            "requests",
            "intendedSeconds",
            "the slowest",
            (rows, i) -> number(rows, "answeredSeconds", i) - number(rows, "intendedSeconds", i));
    static final Thinning PINGS =
            new Thinning("pings", "dueSeconds", "the slowest", (rows, i) -> number(rows, "waitSeconds", i));
    static final Thinning SAMPLES = new Thinning(
            "samples", "atSeconds", "the one with most threads", (rows, i) -> number(rows, "osThreads", i));

    private static final String FAILURE = "failure";
    private static final String THREADS = "threads";
    /** The part of the limit that failed rows may have for themselves. */
    private static final int FAILURES_SHARE = 4;

    /** A metric of a row. */
    interface Size {
        double of(JsonNode rows, int i);
    }

    private static double number(JsonNode rows, String column, int i) {
        return rows.path(column).path(i).asDouble();
    }

    /** How many rows the step has. */
    int total(JsonNode step) {
        return step.path(field).path(time).size();
    }

    /**
     * Leaves rows out where there are more than the limit.
     *
     * @param limit rows to keep at most, {@value #LEAST} or more
     * @throws IOException if the columns are not equally long
     */
    void apply(ObjectNode step, int limit) throws IOException {
        if (!(step.get(field) instanceof ObjectNode rows)) {
            return;
        }
        int total = total(step);
        List<String> columns = columns(rows, total);
        if (total <= limit) {
            return;
        }
        int every = every(total, limit);
        int[] kept = kept(rows, total, limit, every);
        // Of rows that were thinned before, the first number counts.
        int all = Math.max(total, rows.path("total").asInt());
        String rule = rule(rows, all, kept);
        columns.forEach(column -> rows.set(column, pick((ArrayNode) rows.get(column), kept)));
        rows.put("total", all).put("shown", kept.length).put("thinned", rule);
        if (rows.get(THREADS) instanceof ArrayNode names) {
            keepUsed(names, rows);
        }
    }

    private List<String> columns(ObjectNode rows, int total) throws IOException {
        List<String> columns = rows.properties().stream()
                .filter(entry -> entry.getValue().isArray() && !entry.getKey().equals(THREADS))
                .map(Map.Entry::getKey)
                .toList();
        for (String column : columns) {
            if (rows.get(column).size() != total) {
                throw new IOException("%s of a step: %d values of %s, but %d of %s"
                        .formatted(field, rows.get(column).size(), column, total, time));
            }
        }
        return columns;
    }

    private static int every(int total, int limit) {
        int places = limit - limit / FAILURES_SHARE - 3;
        return (total + places - 1) / places;
    }

    private int[] kept(JsonNode rows, int total, int limit, int every) {
        int[] inTime = IntStream.range(0, total)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> number(rows, time, i)))
                .mapToInt(Integer::intValue)
                .toArray();
        TreeSet<Integer> kept = new TreeSet<>(List.of(inTime[0], inTime[total - 1]));
        for (int i = 0; i < total; i += every) {
            kept.add(inTime[i]);
        }
        IntStream.range(0, total)
                .boxed()
                .max(Comparator.comparingDouble(i -> size.of(rows, i)))
                .ifPresent(kept::add);
        int[] failed = failed(rows, IntStream.of(inTime));
        int places = limit / FAILURES_SHARE;
        for (int i = 0; i < Math.min(failed.length, places); i++) {
            kept.add(failed[(int) ((long) i * failed.length / Math.min(failed.length, places))]);
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] failed(JsonNode rows, IntStream of) {
        return of.filter(i -> rows.path(FAILURE).path(i).isTextual()).toArray();
    }

    private String rule(JsonNode rows, int total, int[] kept) {
        int failed = failed(rows, IntStream.of(kept)).length;
        return String.format(
                Locale.ROOT,
                "%,d of %,d are shown: evenly in the order of time, the first and the last, %s%s.",
                kept.length,
                total,
                peak,
                failed == 0 ? "" : String.format(Locale.ROOT, ", and %,d that failed", failed));
    }

    private static ArrayNode pick(ArrayNode column, int[] kept) {
        ArrayNode picked = column.arrayNode(kept.length);
        IntStream.of(kept).forEach(i -> picked.add(column.get(i)));
        return picked;
    }

    /** Where each request has a thread of its own, the names would be longer than all the rest. */
    private static void keepUsed(ArrayNode names, ObjectNode rows) {
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        ArrayNode threads = names.arrayNode();
        rows.get("thread").forEach(number -> {
            if (number.isNull()) {
                threads.addNull();
            } else {
                threads.add(numbers.computeIfAbsent(number.intValue(), unknown -> numbers.size()));
            }
        });
        rows.set("thread", threads);
        ArrayNode used = names.arrayNode();
        numbers.keySet().forEach(number -> used.add(names.path(number)));
        rows.set(THREADS, used);
    }
}
