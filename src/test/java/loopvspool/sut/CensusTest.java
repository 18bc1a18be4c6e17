package loopvspool.sut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CensusTest {
    private static final String RECORDED = FakeCensus.recorded("census.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ObjectNode recorded() {
        try {
            return (ObjectNode) JSON.readTree(RECORDED);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldReadWhatATargetAnswered() {
        Census census = Census.parse(RECORDED);

        assertThat(census.now())
                .isEqualTo(new CensusSample(
                        1_795_521_754_968_208L,
                        1,
                        30,
                        16,
                        new ThreadCounts(1, 1, 2, 0, 0, 0, 3, 20, 3),
                        4.41,
                        125_276_160L));
        assertThat(census.processes()).containsExactly(new Census.Process(5974, 5954L, "java", 30, 125_267_968L));
        assertThat(census.peak())
                .isEqualTo(new CensusPeak(1, 30, 16, 124_354_560L, new ThreadCounts(1, 1, 2, 0, 0, 0, 3, 20, 3)));
        assertThat(census.everyMillis()).isEqualTo(100);
        assertThat(census.seriesFromMicros()).isEqualTo(1_795_521_747_570_032L);
        assertThat(census.series()).extracting(CensusSample::osThreads).containsExactly(28, 28, 30);
    }

    @Test
    void shouldReadWhatATargetCannotTell() {
        ObjectNode census = recorded().putNull("peak").putNull("seriesFromMicros");
        ((ObjectNode) census.path("now"))
                .putNull("osThreads")
                .putNull("cpuSeconds")
                .putNull("residentBytes");
        ((ObjectNode) census.at("/processes/0"))
                .putNull("parentPid")
                .putNull("command")
                .putNull("threads")
                .putNull("residentBytes");

        Census read = Census.parse(census.toString());

        assertThat(read.peak()).isNull();
        assertThat(read.seriesFromMicros()).isNull();
        assertThat(read.now().osThreads()).isNull();
        assertThat(read.now().cpuSeconds()).isNull();
        assertThat(read.now().residentBytes()).isNull();
        assertThat(read.processes()).containsExactly(new Census.Process(5974, null, null, null, null));
    }

    @Test
    void shouldNotMindWhatItDoesNotKnow() {
        ObjectNode census = recorded().put("mood", "good");
        ((ObjectNode) census.path("now")).put("mood", "good");
        ((ObjectNode) census.at("/now/threads")).put("mood", 1);

        assertThat(Census.parse(census.toString())).isEqualTo(Census.parse(RECORDED));
    }

    @ParameterizedTest
    @CsvSource({
        "'', now",
        "'', processes",
        "'', peak",
        "'', everyMillis",
        "'', seriesFromMicros",
        "'', series",
        "/now, atMicros",
        "/now, processes",
        "/now, osThreads",
        "/now, javaThreads",
        "/now, threads",
        "/now, cpuSeconds",
        "/now, residentBytes",
        "/now/threads, eventLoop",
        "/now/threads, other",
        "/peak, threads",
        "/processes/0, threads",
        "/series/1, processes"
    })
    void shouldMissEachFieldByItsName(String path, String field) {
        ObjectNode census = recorded();
        ((ObjectNode) census.at(path)).remove(field);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Census.parse(census.toString()))
                .withMessageStartingWith("the census is not the contract's JSON: ")
                .withMessageContaining(field);
    }

    @ParameterizedTest
    @CsvSource({
        "'', now",
        "'', processes",
        "'', everyMillis",
        "'', series",
        "/now, processes",
        "/now, javaThreads",
        "/now, threads",
        "/now/threads, jvm",
        "/peak, threads",
        "/processes/0, pid"
    })
    void shouldRefuseNullWhereTheContractAllowsNone(String path, String field) {
        ObjectNode census = recorded();
        ((ObjectNode) census.at(path)).putNull(field);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Census.parse(census.toString()))
                .withMessageStartingWith("the census is not the contract's JSON: ");
    }

    @Test
    void shouldSayWhereTheMistakeIs() {
        ObjectNode census = recorded();
        ((ObjectNode) census.at("/series/1/threads")).put("jvm", "many");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Census.parse(census.toString()))
                .withMessageContaining("in series/1/threads/jvm: ")
                .withMessageContaining("many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "null", "[]", "{", "17"})
    void shouldRefuseWhatIsNoCensus(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Census.parse(text))
                .withMessageContaining("the census is ");
    }

    @Test
    void shouldRefuseTextAfterTheCensus() {
        assertThatIllegalArgumentException().isThrownBy(() -> Census.parse(RECORDED + "and more"));
    }
}
