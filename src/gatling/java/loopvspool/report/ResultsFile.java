package loopvspool.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A {@code results.json} that is read field by field, and its steps one by one: all at once may be more than fits into memory.
 *
 * @param path the file
 */
public record ResultsFile(Path path) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Takes a field. */
    public interface FieldReader {
        /** @param in at the field's value, which is to be read or skipped */
        void read(String name, JsonParser in) throws IOException;
    }

    /** Takes a step. */
    interface StepReader {
        void read(ObjectNode step) throws IOException;
    }

    /** Reads all fields in their order. */
    public void fields(FieldReader reader) throws IOException {
        try (JsonParser in = JSON.createParser(path.toFile())) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException(path + ": must be a JSON object");
            }
            for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                in.nextToken();
                reader.read(name, in);
            }
        }
    }

    /** Reads the steps, where their field has been reached. */
    void steps(JsonParser in, StepReader reader) throws IOException {
        while (in.nextToken() == JsonToken.START_OBJECT) {
            reader.read(in.readValueAsTree());
        }
        if (in.currentToken() != JsonToken.END_ARRAY) {
            throw new IOException(path + ": steps must be an array of objects");
        }
    }
}
