package loopvspool.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import loopvspool.prediction.Demand;
import loopvspool.prediction.Phase;
import loopvspool.prediction.Quantity;
import loopvspool.prediction.Variation;
import loopvspool.settings.SettingError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private static List<String> errors(String... arguments) {
        SettingError error = catchThrowableOfType(SettingError.class, () -> Arguments.read(List.of(arguments)));
        assertThat(error).isNotNull();
        return error.lines();
    }

    @Test
    void shouldReadALoadAndWhatARequestDoes() {
        Question question = Arguments.read(List.of(
                        "--cores=8",
                        "--compute=5ms",
                        "--wait=45ms",
                        "--rate=400",
                        "--limit=p99<200ms",
                        "--demand=lognormal:2"))
                .question();

        assertThat(question.cores()).isEqualTo(8);
        assertThat(question.demand())
                .isEqualTo(Demand.of(new Phase.Compute(0.0025), new Phase.Wait(0.045), new Phase.Compute(0.0025)));
        assertThat(question.load()).isEqualTo(new Question.Load.Rate(400));
        assertThat(question.limit()).contains(new Question.Limit(Quantity.P99, 0.2));
        assertThat(question.variation()).isEqualTo(new Variation.LogNormal(2));
    }

    @Test
    void shouldComputeInOneGoWhereNothingIsWaitedFor() {
        Question question =
                Arguments.read(List.of("--compute=5ms", "--users=10")).question();

        assertThat(question.demand()).isEqualTo(Demand.compute(0.005));
        assertThat(question.cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(question.variation()).isEqualTo(new Variation.Equal());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --cores=0            | from 0.01 to 4096
            --cores=many         | from 0.01 to 4096
            --compute=5          | 5 what? 5ms or 5s
            --compute=2h         | a duration from 0s to 1h
            --workers=0          | a whole number from 1 to
            --workers=1.5        | a whole number from 1 to
            --connections=-1     | a whole number from 1 to
            --timeout=5ms        | must be longer than a request takes alone
            --queue=none         | a whole number from 1 to
            --page=/no/such/a.html | a file in a folder that is there
            --page=/             | a file in a folder that is there
            --json=/no/such/a.json | a file in a folder that is there
            --limit=p99          | such as p99<200ms
            --limit=p98<1s       | one of mean, p50, p90, p95, p99, max
            --limit=p99<200      | such as p99<200ms
            --demand=normal      | exponential, lognormal:CV
            --demand=lognormal   | lognormal:CV
            --demand=bimodal:2:5 | a share from 0.001 to 0.999
            --worker=3           | Did you mean --workers?
            --seed               | needs a value
            cores=8              | there is no such argument
            """)
    void shouldSayInOneLineWhatIsWrong(String argument, String part) {
        assertThat(errors("--wait=1s", "--rate=1", argument))
                .singleElement()
                .asString()
                .startsWith(argument.split("=")[0])
                .contains(part);
    }

    @Test
    void shouldSayAllThatIsWrongAtOnce() {
        assertThat(errors("--rate=1", "--users=1", "--wait=x"))
                .anyMatch(line -> line.startsWith("--wait=x: "))
                .anyMatch(line -> line.contains("not both"))
                .anyMatch(line -> line.contains("what does a request do?"));
        assertThat(errors("--wait=1s")).singleElement().asString().contains("--rate=400");
        assertThat(errors("--wait=1s", "--wait=2s", "--rate=1"))
                .singleElement()
                .asString()
                .contains("given twice");
    }

    @Test
    void shouldHelpWithEachKey() {
        assertThat(Arguments.help()).hasSize(15).allMatch(line -> line.strip().startsWith("--"));
    }
}
