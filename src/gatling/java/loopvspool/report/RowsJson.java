package loopvspool.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import loopvspool.measure.PredictedRows;
import loopvspool.measure.StepResult;
import loopvspool.observe.StepCensus;
import loopvspool.record.PingRecord;
import loopvspool.record.RequestRecord;
import loopvspool.sut.CensusSample;

/**
 * The rows of one step in {@code results.json}: its requests, the pings beside it, the target's samples. Times are in seconds
 * from the step's first send.
 */
final class RowsJson {
    /** Enough for a picture; the CSV files have all rows. */
    static final int MOST_ROWS = 2_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StepResult step;
    private final StepCensus census;
    private final OptionalLong start;

    /** @param census null where the target offers none, or has not answered */
    RowsJson(StepResult step, StepCensus census) {
        this.step = step;
        this.census = census;
        this.start = step.firstSendMicros();
    }

    /** Writes three fields into the object that is open: of each kind of rows {@value #MOST_ROWS} at most. */
    void write(JsonGenerator out) throws IOException {
        ObjectNode rows;
        try (TokenBuffer buffer = new TokenBuffer(JSON, false)) {
            buffer.writeStartObject();
            requests(buffer);
            pings(buffer);
            samples(buffer);
            buffer.writeEndObject();
            rows = JSON.readTree(buffer.asParser());
        }
        for (Thinning thinning : List.of(Thinning.REQUESTS, Thinning.PINGS, Thinning.SAMPLES)) {
            thinning.apply(rows, MOST_ROWS);
        }
        for (Map.Entry<String, JsonNode> field : rows.properties()) {
            out.writePOJOField(field.getKey(), field.getValue());
        }
    }

    /** Writes the same fields without any row. */
    static void writeNone(JsonGenerator out) throws IOException {
        out.writeNullField("requests");
        out.writeNullField("pings");
        out.writeNullField("samples");
    }

    private void requests(JsonGenerator out) throws IOException {
        if (step.rows().isEmpty()) {
            out.writeNullField("requests");
            return;
        }
        // A name is long and most are the same: they stand once, and each row has a number.
        Map<String, Integer> threads = new LinkedHashMap<>();
        out.writeObjectFieldStart("requests");
        PredictedRows predicted = new PredictedRows(step);
        new Columns<RequestRecord>()
                .with("user", RequestRecord::seat)
                .with("round", RequestRecord::round)
                .with("intendedSeconds", row -> seconds(row.intendedMicros()))
                .with("sentSeconds", row -> seconds(row.sentMicros()))
                .with(
                        "startedSeconds",
                        row -> row.isAnswered() ? seconds(row.reply().startedAtMicros()) : null)
                .with(
                        "endedSeconds",
                        row -> row.isAnswered() ? seconds(row.reply().endedAtMicros()) : null)
                .with("answeredSeconds", row -> seconds(row.receivedMicros()))
                .with(
                        "thread",
                        row -> row.isAnswered() ? number(threads, row.reply().thread()) : null)
                .with("failure", RequestRecord::failure)
                .withIndexed("predictedStartedSeconds", (row, i) -> after(row, predicted.wait(i)))
                .withIndexed("predictedAnsweredSeconds", (row, i) -> after(row, predicted.response(i)))
                .write(out, step.rows());
        out.writeArrayFieldStart("threads");
        for (String thread : threads.keySet()) {
            out.writeString(thread);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static Integer number(Map<String, Integer> threads, String name) {
        return name == null ? null : threads.computeIfAbsent(name, unknown -> threads.size());
    }

    private void pings(JsonGenerator out) throws IOException {
        if (step.pings().isEmpty()) {
            out.writeNullField("pings");
            return;
        }
        out.writeObjectFieldStart("pings");
        new Columns<PingRecord>()
                .with("dueSeconds", ping -> seconds(ping.intendedMicros()))
                .with("waitSeconds", PingRecord::waitSeconds)
                .with("failure", PingRecord::failure)
                .write(out, step.pings());
        out.writeEndObject();
    }

    private void samples(JsonGenerator out) throws IOException {
        List<CensusSample> samples = start.isEmpty() || census == null ? List.of() : withTheOneBefore();
        if (samples.isEmpty()) {
            out.writeNullField("samples");
            return;
        }
        out.writeObjectFieldStart("samples");
        new Columns<CensusSample>()
                .with("atSeconds", sample -> seconds(sample.atMicros()))
                .with("processes", CensusSample::processes)
                .with("osThreads", CensusSample::osThreads)
                .with("eventLoop", sample -> sample.threads().eventLoop())
                .with("acceptor", sample -> sample.threads().acceptor())
                .with("worker", sample -> sample.threads().worker())
                .with("pool", sample -> sample.threads().pool())
                .with("carrier", sample -> sample.threads().carrier())
                .with("client", sample -> sample.threads().client())
                .with("census", sample -> sample.threads().census())
                .with("jvm", sample -> sample.threads().jvm())
                .with("other", sample -> sample.threads().other())
                .with("cpuSeconds", CensusSample::cpuSeconds)
                .with("residentBytes", CensusSample::residentBytes)
                .write(out, samples);
        out.writeEndObject();
    }

    private List<CensusSample> withTheOneBefore() {
        List<CensusSample> samples = new ArrayList<>();
        if (census.before() != null) {
            samples.add(census.before());
        }
        samples.addAll(census.series());
        return samples;
    }

    private Double after(RequestRecord row, Double predicted) {
        return predicted == null ? null : seconds(row.intendedMicros() + Math.round(predicted * 1e6));
    }

    private Double seconds(Long micros) {
        return micros == null ? null : Double.valueOf((micros - start.orElseThrow()) / 1e6);
    }
}
