package loopvspool.report;

import java.io.IOException;
import java.nio.file.Path;
import loopvspool.experiment.Step;
import loopvspool.measure.StepResult;
import loopvspool.record.PingRecord;

/** Writes {@code probes.csv}: a row for each ping that was sent beside a burst, failed ones too. */
final class ProbesCsv {
    static final String[] HEADER = {
        "step",
        "experiment",
        "target",
        "endpoint",
        "variant",
        "ping",
        "intended_us",
        "sent_us",
        "received_us",
        "wait_s",
        "status",
        "failure",
        "fork"
    };

    private ProbesCsv() {}

    /** Appends the pings of a step, all or none. */
    static void append(Path file, StepResult result) throws IOException {
        CsvFile.append(
                file,
                HEADER,
                result.pings().stream().map(ping -> values(result.step(), ping)).toList());
    }

    private static Object[] values(Step step, PingRecord ping) {
        return new Object[] {
            step.number(),
            step.experiment(),
            step.target(),
            step.endpoint().label(),
            step.variant().orElse(null),
            ping.index(),
            ping.intendedMicros(),
            ping.sentMicros(),
            ping.receivedMicros(),
            CsvFile.exactSeconds(ping.waitSeconds()),
            ping.status(),
            ping.failure(),
            step.fork()
        };
    }
}
