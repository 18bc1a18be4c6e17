package loopvspool.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetOptionsTest {

    private static TargetOptions options(String... arguments) {
        return options(Map.of(), arguments);
    }

    private static TargetOptions options(Map<String, String> environment, String... arguments) {
        CommandLine line = CommandLine.of(environment, arguments);
        TargetOptions options = TargetOptions.from(line, "vertx");
        line.rejectUnknown();
        return options;
    }

    @Test
    void hasADefaultForEverything() {
        TargetOptions options = options();
        assertThat(options.name()).isEqualTo("vertx");
        assertThat(options.host()).isEqualTo("127.0.0.1");
        assertThat(options.port()).isZero();
        assertThat(options.censusPort()).isZero();
        assertThat(options.kernel().name()).isEqualTo("chain");
        assertThat(options.iterations().max()).isEqualTo(1_000_000);
        assertThat(options.grace()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.exitWithParent()).isFalse();
        assertThat(options.downstream()).isEmpty();
        assertThat(options.connections()).isEqualTo(10);
        assertThat(options.database()).isEmpty();
    }

    @Test
    void takesEveryOption() {
        TargetOptions options = options(
                "--name=javalin-2x",
                "--host=::1",
                "--port=8080",
                "--census-port=8081",
                "--kernel=matrix",
                "--max-iterations=9",
                "--grace=0s",
                "--exit-with-parent",
                "--downstream=http://localhost:9",
                "--connections=1000");
        assertThat(options.name()).isEqualTo("javalin-2x");
        assertThat(options.host()).isEqualTo("::1");
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.censusPort()).isEqualTo(8081);
        assertThat(options.kernel().name()).isEqualTo("matrix");
        assertThat(options.iterations().max()).isEqualTo(9);
        assertThat(options.grace()).isZero();
        assertThat(options.exitWithParent()).isTrue();
        assertThat(options.downstream()).contains(Downstream.at("http://localhost:9", Slowdown.NONE));
        assertThat(options.connections()).isEqualTo(1_000);
        assertThat(options("--grace=12").grace()).isEqualTo(Duration.ofSeconds(12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port=-1              | --port=-1 is not allowed: give a whole number from 0 to 65535",
                "--port                 | --port= is not allowed: give a whole number from 0 to 65535",
                "--census-port=65536    | --census-port=65536 is not allowed: give a whole number from 0 to 65535",
                "--kernel=quantum       | --kernel=quantum is not allowed: give chain or matrix",
                "--max-iterations=0     | --max-iterations=0 is not allowed: give a whole number from 1 to 2147483647",
                "--grace=1m             | --grace=1m is not allowed: give whole seconds from 0s to 3600s",
                "--name=a b             | --name=a b is not allowed: give up to 64 letters, digits, '.', '_' and '-'",
                "--host=                | --host= is not allowed: give a host name or an IP address",
                "--exit-with-parent=yes | --exit-with-parent=yes is not allowed: give nothing after --exit-with-parent",
                "--downstream=localhost | --downstream=localhost is not allowed: give http://host:port",
                "--connections=0        | --connections=0 is not allowed: give a whole number from 1 to 1000",
                "port=1                 | port=1 is not an option: write --name=value",
            },
            quoteCharacter = '`')
    void saysWhichOptionIsWrongWhatItGotAndWhatIsAllowed(String option, String message) {
        assertThatThrownBy(() -> options(option)).isInstanceOf(BadOption.class).hasMessage(message);
    }

    @Test
    void saysWhichOptionsThereAre() {
        assertThatThrownBy(() -> options("--prot=1"))
                .isInstanceOf(BadOption.class)
                .hasMessage(
                        "unknown option --prot: known are --census-port, --connections, --downstream,"
                                + " --exit-with-parent, --grace, --help, --host, --kernel, --max-iterations, --name, --port, --slowed");
    }

    @Test
    void refusesOnePortForTheTargetAndItsCensus() {
        assertThatThrownBy(() -> options("--port=8080", "--census-port=8080"))
                .isInstanceOf(BadOption.class)
                .hasMessage("--port and --census-port are both 8080: give different ones");
    }

    @Test
    void refusesAnOptionThatIsGivenTwice() {
        assertThatThrownBy(() -> options("--port=1", "--port=1"))
                .isInstanceOf(BadOption.class)
                .hasMessage("--port is given twice: give it once");
    }

    @Test
    void takesTheDatabaseFromTheEnvironment() {
        TargetOptions options = options(Map.of("LAB_POSTGRES_URL", "postgresql://lab@localhost:5432/lab"));
        assertThat(options.database()).contains(new Database("localhost", 5432, "lab", "lab", ""));
        assertThat(options(Map.of("LAB_POSTGRES_URL", "")).database()).isEmpty();
    }

    @Test
    void takesFromTheEnvironmentWhatTheCommandLineDoesNotSay() {
        Map<String, String> environment = Map.of(
                "LAB_NAME", "javalin-2x",
                "LAB_CENSUS_PORT", "8081",
                "LAB_MAX_ITERATIONS", "9",
                "LAB_EXIT_WITH_PARENT", "true",
                "PORT", "1",
                "LABORATORY", "here");
        TargetOptions options = options(environment, "--max-iterations=7");
        assertThat(options.name()).isEqualTo("javalin-2x");
        assertThat(options.censusPort()).isEqualTo(8081);
        assertThat(options.iterations().max()).isEqualTo(7);
        assertThat(options.exitWithParent()).isTrue();
        assertThat(options.port()).isZero();
    }

    @Test
    void asksAVariableOnlyWhereTheCommandLineIsSilent() {
        assertThat(options(Map.of("LAB_PORT", "abc"), "--port=8080").port()).isEqualTo(8080);
        assertThat(options(Map.of("LAB_EXIT_WITH_PARENT", "false"), "--exit-with-parent")
                        .exitWithParent())
                .isTrue();
    }

    @Test
    void anEmptyVariableIsNone() {
        assertThat(options(Map.of("LAB_PORT", "", "LAB_EXIT_WITH_PARENT", ""))).isEqualTo(options());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LAB_PORT=abc             | LAB_PORT=abc is not allowed: give a whole number from 0 to 65535",
                "LAB_KERNEL=quantum       | LAB_KERNEL=quantum is not allowed: give chain or matrix",
                "LAB_EXIT_WITH_PARENT=yes | LAB_EXIT_WITH_PARENT=yes is not allowed: give true or false",
            })
    void saysWhichVariableIsWrongWhatItGotAndWhatIsAllowed(String variable, String message) {
        String[] nameAndValue = variable.split("=");
        assertThatThrownBy(() -> options(Map.of(nameAndValue[0], nameAndValue[1])))
                .isInstanceOf(BadOption.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret", ""})
    void saysWhichVariablesThereAreAndShowsNoValue(String value) {
        assertThatThrownBy(() -> options(Map.of("LAB_POSTGRES_UR", value)))
                .isInstanceOf(BadOption.class)
                .hasMessage("unknown variable LAB_POSTGRES_UR in the environment: known are LAB_CENSUS_PORT,"
                        + " LAB_CONNECTIONS, LAB_DOWNSTREAM, LAB_EXIT_WITH_PARENT, LAB_GRACE, LAB_HELP, LAB_HOST, LAB_KERNEL,"
                        + " LAB_MAX_ITERATIONS, LAB_NAME, LAB_PORT, LAB_POSTGRES_URL, LAB_SLOWED");
    }

    @Test
    void namesWhereEachOfTwoEqualPortsComesFrom() {
        assertThatThrownBy(() -> options(Map.of("LAB_CENSUS_PORT", "8081"), "--port=8081"))
                .isInstanceOf(BadOption.class)
                .hasMessage("--port and LAB_CENSUS_PORT are both 8081: give different ones");
    }

    @Test
    void keepsItsErrorOnOneLine() {
        assertThatThrownBy(() -> options("--port=1\n2"))
                .message()
                .contains("1\\u000a2")
                .hasLineCount(1);
    }

    @Test
    void urlOfAnIpv6HostHasBrackets() {
        assertThat(RunningTarget.url("::1", 80)).hasToString("http://[::1]:80");
    }
}
