package loopvspool.report;

import java.io.IOException;
import java.nio.file.Path;
import loopvspool.experiment.Step;
import loopvspool.observe.StepCensus;
import loopvspool.sut.CensusSample;
import loopvspool.sut.ThreadCounts;

/** Writes {@code census.csv}: a row for each sample that a target took of itself within a step. */
final class CensusCsv {
    static final String[] HEADER = {
        "step",
        "experiment",
        "target",
        "endpoint",
        "variant",
        "at_us",
        "processes",
        "os_threads",
        "java_threads",
        "event_loop",
        "acceptor",
        "worker",
        "pool",
        "carrier",
        "client",
        "census",
        "jvm",
        "other",
        "cpu_s",
        "resident_bytes",
        "fork"
    };

    private CensusCsv() {}

    /** Appends the samples of a step, all or none. */
    static void append(Path file, Step step, StepCensus census) throws IOException {
        CsvFile.append(
                file,
                HEADER,
                census.series().stream().map(sample -> values(step, sample)).toList());
    }

    private static Object[] values(Step step, CensusSample sample) {
        ThreadCounts threads = sample.threads();
        return new Object[] {
            step.number(),
            step.experiment(),
            step.target(),
            step.endpoint().label(),
            step.variant().orElse(null),
            sample.atMicros(),
            sample.processes(),
            sample.osThreads(),
            sample.javaThreads(),
            threads.eventLoop(),
            threads.acceptor(),
            threads.worker(),
            threads.pool(),
            threads.carrier(),
            threads.client(),
            threads.census(),
            threads.jvm(),
            threads.other(),
            sample.cpuSeconds(),
            sample.residentBytes(),
            step.fork()
        };
    }
}
