package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import loopvspool.experiment.Step;
import loopvspool.measure.Forged;
import loopvspool.observe.ForgedCensus;
import loopvspool.observe.StepCensus;
import loopvspool.observe.TargetCensus;
import loopvspool.sut.CensusSample;
import loopvspool.sut.ThreadCounts;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CensusCsvTest {
    @TempDir
    private Path folder;

    private static StepCensus of(CensusSample... series) {
        StepCensus step = ForgedCensus.step(0);
        return new StepCensus(
                step.startMicros(),
                step.before(),
                new TargetCensus(ForgedCensus.inside(step.before(), null, series), List.of(), null));
    }

    @Test
    void shouldWriteEveryFieldOfASample() throws IOException {
        Path file = folder.resolve("census.csv");
        CensusSample sample = new CensusSample(
                1_700_000_000_100_000L, 2, 45, 30, new ThreadCounts(1, 2, 3, 4, 5, 6, 7, 8, 9), 1.25, 150_000_000L);

        CensusCsv.append(
                file, Forged.step().number(7).target("vertx").variant("3 users").build(), of(sample));

        assertThat(RequestsCsvTest.read(file).get(0).toMap())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("step", "7"),
                        Map.entry("experiment", "cpu-burst"),
                        Map.entry("target", "vertx"),
                        Map.entry("endpoint", "sync-cpubound"),
                        Map.entry("variant", "3 users"),
                        Map.entry("at_us", "1700000000100000"),
                        Map.entry("processes", "2"),
                        Map.entry("os_threads", "45"),
                        Map.entry("java_threads", "30"),
                        Map.entry("event_loop", "1"),
                        Map.entry("acceptor", "2"),
                        Map.entry("worker", "3"),
                        Map.entry("pool", "4"),
                        Map.entry("carrier", "5"),
                        Map.entry("client", "6"),
                        Map.entry("census", "7"),
                        Map.entry("jvm", "8"),
                        Map.entry("other", "9"),
                        Map.entry("cpu_s", "1.25"),
                        Map.entry("resident_bytes", "150000000"),
                        Map.entry("fork", "1")));
    }

    @Test
    void shouldLeaveOpenWhatATargetCannotTell() throws IOException {
        Path file = folder.resolve("census.csv");

        CensusCsv.append(file, Forged.step().build(), of(ForgedCensus.sampleOfLittle(0.1)));

        CSVRecord row = RequestsCsvTest.read(file).get(0);
        for (String field : List.of("os_threads", "cpu_s", "resident_bytes")) {
            assertThat(row.get(field)).as(field).isEmpty();
        }
        assertThat(row.get("java_threads")).isEqualTo("18");
    }

    @Test
    void shouldWriteTheHeaderOnceAndAppendEachStep() throws IOException {
        Path file = folder.resolve("census.csv");
        Step first = Forged.step().number(1).build();
        Step second = Forged.step().number(2).build();

        CensusCsv.append(file, first, ForgedCensus.step(2));
        CensusCsv.append(file, second, new StepCensus(0, null, ForgedCensus.missing("no answer")));
        CensusCsv.append(file, second, ForgedCensus.step(2));

        assertThat(Files.readAllLines(file)).as("a header and 2 rows a step").hasSize(5);
        assertThat(Files.readAllLines(file).get(0))
                .isEqualTo(
                        "step,experiment,target,endpoint,variant,at_us,processes,os_threads,java_threads,event_loop,acceptor,worker,pool,carrier,"
                                + "client,census,jvm,other,cpu_s,resident_bytes,fork");
        assertThat(RequestsCsvTest.read(file))
                .extracting(row -> row.get("step") + "/" + row.get("worker"))
                .containsExactly("1/0", "1/2", "2/0", "2/2");
    }
}
