package loopvspool.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a page holds: {@code results.json}, with rows left out where there are too many, and which files lie beside it. One
 * step after another is in memory, never all.
 */
final class PageData {
    private static final JsonFactory ESCAPING = new JsonFactoryBuilder()
            .characterEscapes(new ScriptSafe())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .build();

    private final Path file;
    private final List<Integer> requests = new ArrayList<>();
    private final List<Integer> pings = new ArrayList<>();
    private final List<Integer> samples = new ArrayList<>();

    private PageData(Path file) {
        this.file = file;
    }

    /**
     * Looks through a file of results.
     *
     * @throws IOException if it cannot be read, or has another version than this program reads
     */
    static PageData of(Path file) throws IOException {
        PageData data = new PageData(file);
        SchemaVersion.require(file, data.count());
        return data;
    }

    private interface FieldReader {
        void read(String name, JsonParser in) throws IOException;
    }

    private interface StepReader {
        void read(ObjectNode step) throws IOException;
    }

    private void fields(FieldReader reader) throws IOException {
        try (JsonParser in = JSON.createParser(file.toFile())) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException(file + ": must be a JSON object");
            }
            for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                in.nextToken();
                reader.read(name, in);
            }
        }
    }

    private void steps(JsonParser in, StepReader reader) throws IOException {
        while (in.nextToken() == JsonToken.START_OBJECT) {
            reader.read(in.readValueAsTree());
        }
        if (in.currentToken() != JsonToken.END_ARRAY) {
            throw new IOException(file + ": steps must be an array of objects");
        }
    }

    /** Gives the version; 0 if there is none. */
    private int count() throws IOException {
        int[] version = {0};
        fields((name, in) -> {
            if (name.equals("schemaVersion")) {
                version[0] = in.getValueAsInt();
            } else if (name.equals("steps")) {
                steps(in, step -> {
                    requests.add(Thinning.REQUESTS.total(step));
                    pings.add(Thinning.PINGS.total(step));
                    samples.add(Thinning.SAMPLES.total(step));
                });
            } else {
                in.skipChildren();
            }
        });
        return version[0];
    }

    /**
     * Writes JSON that is safe within an HTML script element.
     *
     * @param share the part of a page that the rows may have, up to 1
     */
    void write(Writer target, double share) throws IOException {
        Limits limits = Limits.of(ints(requests), ints(pings), ints(samples), share);
        try (JsonGenerator out = ESCAPING.createGenerator(target)) {
            out.setCodec(JSON);
            out.writeStartObject();
            fields((name, in) -> {
                out.writeFieldName(name);
                if (name.equals("steps")) {
                    out.writeStartArray();
                    steps(in, step -> {
                        Thinning.REQUESTS.apply(step, limits.requests());
                        Thinning.PINGS.apply(step, limits.pings());
                        Thinning.SAMPLES.apply(step, limits.samples());
                        out.writeTree(step);
                    });
                    out.writeEndArray();
                } else {
                    out.copyCurrentStructure(in);
                }
            });
            files(out);
            out.writeEndObject();
        }
    }

    /** A run that was cut short has not all of them. */
    private void files(JsonGenerator out) throws IOException {
        List<String> there = Stream.of(
                        ResultFiles.RESULTS,
                        ResultFiles.REQUESTS,
                        ResultFiles.BYSTANDERS,
                        ResultFiles.CENSUS,
                        GatlingReport.NAME)
                .filter(name -> Files.isRegularFile(file.resolveSibling(name)))
                .toList();
        out.writeArrayFieldStart("files");
        for (String name : there) {
            out.writeString(name);
        }
        out.writeEndArray();
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
