package loopvspool.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import loopvspool.experiment.Step;
import loopvspool.measure.PredictedRows;
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
        "pid",
        "predicted_queue_wait_s",
        "predicted_response_s"
    };

    private RequestsCsv() {}

    /** Appends the rows of a step, all or none. */
    public static void append(Path file, StepResult result) throws IOException {
        CsvFile.append(file, HEADER, rows(result));
    }

    private static List<Object[]> rows(StepResult result) {
        PredictedRows predicted = new PredictedRows(result);
        return IntStream.range(0, result.rows().size())
                .mapToObj(i -> values(result.step(), result.rows().get(i), predicted.wait(i), predicted.response(i)))
                .toList();
    }

    private static Object[] values(Step step, RequestRecord row, Double predictedWait, Double predictedResponse) {
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
            answered ? reply.pid() : null,
            predictedWait,
            predictedResponse
        };
    }
}
