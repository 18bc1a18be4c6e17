package loopvspool.report;

import java.io.IOException;
import java.nio.file.Path;
import loopvspool.experiment.Step;
import loopvspool.measure.StepResult;
import loopvspool.record.RequestRecord;
import loopvspool.sut.Reply;

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
        "answer",
        "fork",
        "pid"
    };

    private RequestsCsv() {}

    /** Appends the rows of a step, all or none. */
    public static void append(Path file, StepResult result) throws IOException {
        CsvFile.append(
                file,
                HEADER,
                result.rows().stream().map(row -> values(result.step(), row)).toList());
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
            CsvFile.exactSeconds(row.responseSeconds()),
            answered ? CsvFile.exactSeconds(row.queueWaitSeconds()) : null,
            row.status(),
            row.failure(),
            answered ? reply.result() : null,
            answered ? reply.cpuSeconds() : null,
            answered ? reply.downstreamSeconds() : null,
            answered ? reply.startedAtMicros() : null,
            answered ? reply.endedAtMicros() : null,
            answered ? reply.inFlight() : null,
            answered ? reply.thread() : null,
            answered ? reply.answer() : null,
            step.fork(),
            answered ? reply.pid() : null
        };
    }
}
