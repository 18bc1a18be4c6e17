package loopvspool.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes rows as columns, an array for each: a third as long as an object for each row. Nothing is kept in memory, so that
 * it does not matter how many rows there are.
 */
final class Columns<T> {
    private final Map<String, Cell<T>> values = new LinkedHashMap<>();

    /** What stands in a column. */
    interface Cell<T> {
        /**
         * A whole number, a floating one, a text or null.
         *
         * @param index the place of the row, from 0
         */
        Object of(T row, int index);
    }

    /** @param value of a row */
    Columns<T> with(String name, Function<T, Object> value) {
        return withIndexed(name, (row, index) -> value.apply(row));
    }

    /** @param value of a row and its place */
    Columns<T> withIndexed(String name, Cell<T> value) {
        values.put(name, value);
        return this;
    }

    /** Writes the columns, and how many rows there are, into the object that is open. */
    void write(JsonGenerator out, List<T> rows) throws IOException {
        out.writeNumberField("total", rows.size());
        out.writeNumberField("shown", rows.size());
        out.writeNullField("thinned");
        for (Map.Entry<String, Cell<T>> column : values.entrySet()) {
            out.writeArrayFieldStart(column.getKey());
            for (int i = 0; i < rows.size(); i++) {
                write(out, column.getValue().of(rows.get(i), i));
            }
            out.writeEndArray();
        }
    }

    private static void write(JsonGenerator out, Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Double number) {
            out.writeNumber(number);
        } else if (value instanceof Number whole) {
            out.writeNumber(whole.longValue());
        } else {
            out.writeString(value.toString());
        }
    }
}
