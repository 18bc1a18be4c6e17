package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loopvspool.outcome.Ending;
import loopvspool.outcome.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeFileTest {
    private static final Outcome REFUSED = Outcome.notBegun(Ending.REFUSED, List.of("lab.users=0: …"));

    @TempDir
    private Path folder;

    @Test
    void shouldSayHowTheRunEndedAndWhereItsResultsAre() throws IOException {
        Path results = folder.resolve("new").resolve("gatling");

        new OutcomeFile(results).write(REFUSED, Optional.of(folder.resolve("results.json")));

        JsonNode found =
                new ObjectMapper().readTree(results.resolve("outcome.json").toFile());
        assertThat(found.path("ending").asText()).isEqualTo("REFUSED");
        assertThat(found.path("endings")).hasSize(1);
        assertThat(found.path("exitCode").asInt()).isEqualTo(1);
        assertThat(found.at("/reasons/0").asText()).isEqualTo("lab.users=0: …");
        assertThat(found.path("results").asText())
                .isEqualTo(folder.resolve("results.json").toString());
    }

    @Test
    void shouldTakeThePlaceOfTheOneBeforeAndLeaveNothingElse() throws IOException {
        OutcomeFile file = new OutcomeFile(folder);
        file.write(REFUSED, Optional.empty());
        file.write(Outcome.notBegun(Ending.NOT_STARTED, List.of()), Optional.empty());

        assertThat(Files.readString(folder.resolve("outcome.json"))).contains("NOT STARTED");
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries).hasSize(1);
        }
    }

    @Test
    void shouldBeGoneWhenARunBegins() throws IOException {
        OutcomeFile file = new OutcomeFile(folder);
        file.write(REFUSED, Optional.empty());

        file.clear();

        assertThat(folder.resolve("outcome.json")).doesNotExist();
    }
}
