package loopvspool.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import loopvspool.experiment.Step;
import loopvspool.result.RequestRecord;
import loopvspool.result.StepResult;
import loopvspool.target.Reply;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes {@code requests.csv}: a row for each request, failed ones too, appended as each step ends. */
public final class RequestsCsv {
    static final String[] HEADER = {
        "step",
        "experiment",
        "target",
        "endpoint",
        "variant",
        "user",
        "round",
        "amount",
        "intended_us",
        "sent_us",
        "received_us",
        "response_s",
        "queue_wait_s",
        "status",
        "failure",
        "service_s",
        "cpu_s",
        "downstream_s",
        "handler_started_us",
        "handler_ended_us",
        "in_flight",
        "thread",
        "answer"
    };

    private RequestsCsv() {}

    /**
     * Appends the rows of a step, all or none; a file that does not exist yet, or is empty, gets its header first.
     */
    public static void append(Path file, StepResult result) throws IOException {
        long length = Files.exists(file) ? Files.size(file) : 0;
        byte[] rows = rows(result, length == 0).getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            try {
                ByteBuffer buffer = ByteBuffer.wrap(rows);
                channel.position(length);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            } catch (IOException e) {
                // The disk is full. What did fit in is taken back, or these rows would stand twice after the next try.
                channel.truncate(length);
                throw e;
            }
        }
    }

    private static String rows(StepResult result, boolean header) throws IOException {
        CSVFormat format =
                header ? CSVFormat.DEFAULT.builder().setHeader(HEADER).get() : CSVFormat.DEFAULT;
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, format)) {
            for (RequestRecord row : result.rows()) {
                csv.printRecord(values(result.step(), row));
            }
        }
        return text.toString();
    }

    private static Object[] values(Step step, RequestRecord row) {
        boolean answered = row.isAnswered();
        Reply reply = row.reply();
        return new Object[] {
            step.number(),
            step.experiment(),
            step.target(),
            step.endpoint().label(),
            step.variant().orElse(null),
            row.seat(),
            row.round(),
            row.amount(),
            row.intendedMicros(),
            row.sentMicros(),
            row.receivedMicros(),
            row.responseSeconds(),
            answered ? row.queueWaitSeconds() : null,
            row.status(),
            row.failure(),
            answered ? reply.result() : null,
            answered ? reply.cpuSeconds() : null,
            answered ? reply.downstreamSeconds() : null,
            answered ? reply.startedAtMicros() : null,
            answered ? reply.endedAtMicros() : null,
            answered ? reply.inFlight() : null,
            answered ? reply.thread() : null,
            answered ? reply.answer() : null
        };
    }
}
