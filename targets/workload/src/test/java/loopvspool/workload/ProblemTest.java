package loopvspool.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

    @Test
    void isWrittenAsRfc9457HasIt() {
        assertThat(new String(Problem.notFound("/x").toJson(), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"nothing is at \\\"/x\\\"\"}");
        assertThat(Problem.notFound("/x").mediaType()).isEqualTo("application/problem+json");
    }

    @Test
    void showsFortyCharactersOfWhatItGot() {
        assertThat(Problem.notFound("x".repeat(40)).detail()).endsWith('"' + "x".repeat(40) + '"');
        assertThat(Problem.notFound("x".repeat(41)).detail()).endsWith('"' + "x".repeat(40) + "…\"");
    }

    @Test
    void makesVisibleWhatATerminalWouldObey() {
        assertThat(Problem.notFound("a\u001b[2J\r\n\u202eb\u2028\u0000").detail())
                .isEqualTo("nothing is at \"a\\u001b[2J\\u000d\\u000a\\u202eb\\u2028\\u0000\"");
    }

    @Test
    void doesNotCutACharacterInTwo() {
        assertThat(Problem.notFound("😀".repeat(41)).detail()).isEqualTo("nothing is at \"" + "😀".repeat(40) + "…\"");
    }

    @ParameterizedTest
    @CsvSource({"400,400", "404,404", "405,405", "414,414", "431,431", "500,500", "418,400", "505,400"})
    void standsForTheStatusOfAServer(int ofServer, int status) {
        assertThat(Problem.ofStatus(ofServer, "GET", "/x").status()).isEqualTo(status);
    }
}
