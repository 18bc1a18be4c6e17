package loopvspool.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loopvspool.prediction.Demand;
import loopvspool.settings.LabSettings;
import loopvspool.sut.Endpoint;
import loopvspool.sut.EndpointModel;
import loopvspool.sut.TargetCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked example of docs/adding-a-question.md, which is compiled here and does what the page says. */
class AddedQuestionTest {
    private static final Path PAGE = Path.of("docs", "adding-a-question.md");
    private static final Path SOURCE = Path.of("src", "test", "java", "loopvspool", "experiment", "CpuPair.java");
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\R(.*?)^```$");
    private static final Pattern FILE = Pattern.compile("\\]\\(\\.\\./(src/[^)#]+|README\\.md)\\)");

    private final Experiment question = new CpuPair();
    private final TargetCatalogue catalogue = TargetCatalogue.load();

    private Subject subject(String target) {
        return new Subject(catalogue.select(List.of(target)).get(0), 2);
    }

    private Stream<StepShape> shapes() {
        LabSettings settings =
                LabSettings.of(Map.of(), catalogue.names(), catalogue.namesByDefault(), Experiments.names());
        return question.shapes(settings, 9);
    }

    @Test
    void shouldStandOnThePageAsItIsCompiled() throws Exception {
        Matcher printed = JAVA.matcher(Files.readString(PAGE));

        assertThat(printed.find()).as("Java on the page").isTrue();
        assertThat(printed.group(1)).isEqualTo(Files.readString(SOURCE));
    }

    @Test
    void shouldHaveAPageThatNamesOnlyFilesThatAreThere() throws Exception {
        assertThat(FILE.matcher(Files.readString(PAGE)).results().map(file -> file.group(1)))
                .hasSizeGreaterThan(5)
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
    }

    @Test
    void shouldAskForTheTwoEndpointsThatCompareModels() {
        assertThat(question.endpoints(subject("vertx")))
                .containsExactly(Endpoint.SYNC_CPUBOUND, Endpoint.ASYNC_CPUBOUND);
        assertThat(question.endpoints(subject("javalin-1x"))).containsExactly(Endpoint.SYNC_CPUBOUND);
    }

    /** D = 1 s on 2 cores. */
    @ParameterizedTest
    @CsvSource({"vertx, 1, 2", "javalin-1x, 1, 1"})
    void shouldPredictThatTheSecondUserWaitsWhereThereIsOneWorker(String target, double alone, double pair) {
        EndpointModel model = subject(target).spec().model(Endpoint.SYNC_CPUBOUND, 2, 2);

        assertThat(shapes().map(shape -> shape.variant().orElseThrow())).containsExactly("1 user", "2 users");
        assertThat(shapes().map(shape -> shape.predict(model, Demand.compute(1)).makespanSeconds()))
                .containsExactly(alone, pair);
    }
}
