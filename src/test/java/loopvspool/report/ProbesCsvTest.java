package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import loopvspool.record.PingRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbesCsvTest {
    @TempDir
    private Path folder;

    @Test
    void shouldWriteARowForEachPingFailedOnesToo() throws IOException {
        StepResult burst = Forged.asPredicted(
                Forged.step().number(7).variant("3 users").probes(2, 0).build());
        PingRecord lost = new PingRecord(1, Forged.START + 750_000, null, Forged.START + 2_750_000, null, "no answer");
        Path file = folder.resolve("probes.csv");

        ProbesCsv.append(file, Forged.ran(burst, Forged.ping(0, 0.25, 0.5), lost));

        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).isEqualTo(String.join(",", ProbesCsv.HEADER));
        assertThat(lines.subList(1, lines.size()))
                .containsExactly(
                        "7,cpu-burst,javalin-1x,sync-cpubound,3 users,0,1700000000250000,1700000000250000,1700000000500000,0.25,200,,1",
                        "7,cpu-burst,javalin-1x,sync-cpubound,3 users,1,1700000000750000,,1700000002750000,2.0,,no answer,1");
    }
}
