package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import loopvspool.measure.Forged;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestsCsvTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("requests.csv");
    }

    static List<CSVRecord> read(Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser csv = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
            return csv.getRecords();
        }
    }

    @Test
    void shouldWriteEveryFieldOfAnAnsweredRequest() throws IOException {
        RequestsCsv.append(
                file,
                Forged.ran(
                        Forged.step()
                                .number(7)
                                .fork(3)
                                .variant("3 users")
                                .predictedRequests(new double[] {0.5}, new double[] {1.75})
                                .build(),
                        Forged.row(2)
                                .round(1)
                                .sent(0.001)
                                .received(1.5)
                                .service(1.25)
                                .inFlight(2)
                                .pid(4242)
                                .build()));

        Map<String, String> row = read(file).get(0).toMap();
        assertThat(row)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("step", "7"),
                        Map.entry("experiment", "cpu-burst"),
                        Map.entry("target", "javalin-1x"),
                        Map.entry("endpoint", "sync-cpubound"),
                        Map.entry("variant", "3 users"),
                        Map.entry("user", "2"),
                        Map.entry("round", "1"),
                        Map.entry("amount", "1000"),
                        Map.entry("intended_us", "1700000000000000"),
                        Map.entry("sent_us", "1700000000001000"),
                        Map.entry("received_us", "1700000001500000"),
                        Map.entry("response_s", "1.5"),
                        Map.entry("queue_wait_s", "0.25"),
                        Map.entry("status", "200"),
                        Map.entry("failure", ""),
                        Map.entry("service_s", "1.25"),
                        Map.entry("cpu_s", "0.99"),
                        Map.entry("downstream_s", ""),
                        Map.entry("handler_started_us", "1700000000250000"),
                        Map.entry("handler_ended_us", "1700000001500000"),
                        Map.entry("in_flight", "2"),
                        Map.entry("thread", "worker-1"),
                        Map.entry("answer", "c0ffee"),
                        Map.entry("fork", "3"),
                        Map.entry("pid", "4242"),
                        Map.entry("predicted_queue_wait_s", "0.5"),
                        Map.entry("predicted_response_s", "1.75")));
    }

    @Test
    void shouldShowNoMicrosecondsThatGatlingsClockDoesNotHave() throws IOException {
        RequestsCsv.append(
                file,
                Forged.ran(
                        Forged.step().build(),
                        Forged.row(0)
                                .intended(0.000_617)
                                .sent(0)
                                .received(1.5)
                                .service(1.25)
                                .build()));

        CSVRecord row = read(file).get(0);
        assertThat(row.get("response_s")).as("1.499383, exact to a millisecond").isEqualTo("1.499");
        assertThat(row.get("queue_wait_s")).isEqualTo("0.249");
        assertThat(row.get("intended_us")).as("by the lab's clock").endsWith("000617");
        assertThat(Long.parseLong(row.get("sent_us")))
                .as("by Gatling's, which shows the millisecond that has begun")
                .isLessThan(Long.parseLong(row.get("intended_us")));
    }

    @Test
    void shouldWriteTheHeaderOnceAndAppendEachStep() throws IOException {
        RequestsCsv.append(file, Forged.asPredicted(Forged.step().number(1).build()));
        RequestsCsv.append(file, Forged.asPredicted(Forged.step().number(2).build()));

        assertThat(Files.readAllLines(file)).as("a header and 8 rows").hasSize(9);
        assertThat(Files.readAllLines(file).get(0))
                .isEqualTo(
                        "step,experiment,target,endpoint,variant,user,round,amount,intended_us,sent_us,"
                                + "received_us,response_s,queue_wait_s,status,failure,service_s,cpu_s,downstream_s,handler_started_us,"
                                + "handler_ended_us,in_flight,thread,answer,fork,pid,predicted_queue_wait_s,predicted_response_s");
        assertThat(read(file))
                .extracting(row -> row.get("step") + "/" + row.get("user"))
                .containsExactly("1/0", "1/1", "1/2", "1/3", "2/0", "2/1", "2/2", "2/3");
    }

    @Test
    void shouldWriteTheHeaderIntoAFileThatIsStillEmpty() throws IOException {
        Files.createFile(file);

        RequestsCsv.append(file, Forged.asPredicted(Forged.step().build()));

        assertThat(read(file)).hasSize(4).allSatisfy(row -> assertThat(row.get("status"))
                .isEqualTo("200"));
    }

    @Test
    void shouldWriteARowForEachFailure() throws IOException {
        RequestsCsv.append(
                file,
                Forged.ran(
                        Forged.step().build(),
                        Forged.row(0).sent(0.001).received(0.5).refused(503),
                        Forged.row(1).received(60).lost("no answer")));

        List<CSVRecord> rows = read(file);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("status")).isEqualTo("503");
        assertThat(rows.get(0).get("failure")).isEqualTo("status 503");
        assertThat(rows.get(0).get("response_s")).isEqualTo("0.5");
        assertThat(rows.get(1).get("status")).isEmpty();
        assertThat(rows.get(1).get("sent_us")).isEmpty();
        assertThat(rows.get(1).get("failure")).isEqualTo("no answer");
        assertThat(rows.get(1).get("response_s")).isEqualTo("60.0");
        for (String field :
                List.of("variant", "queue_wait_s", "service_s", "cpu_s", "in_flight", "thread", "answer", "pid")) {
            assertThat(rows).as(field).allSatisfy(row -> assertThat(row.get(field))
                    .isEmpty());
        }
    }

    @Test
    void shouldKeepCommasQuotesLineBreaksAndLettersOfEveryAlphabet() throws IOException {
        String failure = "the reply is not the contract's JSON: {\"error\": \"a, b\"}\r\nand \"more\"…";
        String thread = "пул,\"1\"";
        RequestsCsv.append(
                file,
                Forged.ran(
                        Forged.step().build(),
                        Forged.row(0).lost(failure),
                        Forged.row(1).thread(thread).build()));

        List<CSVRecord> rows = read(file);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("failure")).isEqualTo(failure);
        assertThat(rows.get(1).get("thread")).isEqualTo(thread);
        assertThat(rows.get(1).get("answer")).isEqualTo("c0ffee");
    }

    @Test
    void shouldWriteTheSameInEveryLanguage() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            RequestsCsv.append(
                    file,
                    Forged.ran(
                            Forged.step().build(), Forged.row(0).received(1.5).build()));
        } finally {
            Locale.setDefault(before);
        }

        assertThat(read(file).get(0).get("response_s")).isEqualTo("1.5");
        assertThat(read(file).get(0).get("intended_us")).isEqualTo("1700000000000000");
    }
}
