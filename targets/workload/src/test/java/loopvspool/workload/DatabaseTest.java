package loopvspool.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {

    private static final String SECRET = "s3cret";

    private static Database at(String url) {
        return Database.at(url);
    }

    @Test
    void isWhereTheUrlSays() {
        assertThat(at("postgresql://postgres@127.0.0.1:5433/postgres"))
                .isEqualTo(new Database("127.0.0.1", 5433, "postgres", "postgres", ""));
        assertThat(at("postgresql://lab:" + SECRET + "@[::1]:1/load"))
                .isEqualTo(new Database("::1", 1, "load", "lab", SECRET));
    }

    @Test
    void decodesPercentAndLeavesThePlus() {
        assertThat(at("postgresql://a%40b:p%3A%2F%25+%C3%A9@db:5432/my%20load"))
                .isEqualTo(new Database("db", 5432, "my load", "a@b", "p:/%+é"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3cret                                    | does not begin with postgresql://",
                "postgres://lab:s3cret@db:5432/lab         | does not begin with postgresql://",
                "jdbc:postgresql://lab:s3cret@db:5432/lab  | does not begin with postgresql://",
                "postgresql:s3cret                         | has no host and port",
                "postgresql://lab:s3cret@db/lab            | has no host and port",
                "postgresql://lab:s3cret@db:0/lab          | has no host and port",
                "postgresql://lab:s3cret@db:65536/lab      | has no host and port",
                "postgresql://lab:s3cret@:5432/lab         | has no host and port",
                "postgresql://db:5432/s3cret               | names no user",
                "postgresql://:s3cret@db:5432/lab          | names no user",
                "postgresql://lab:s3cret@db:5432           | names no database",
                "postgresql://lab:s3cret@db:5432/          | names no database",
                "postgresql://lab:s3cret@db:5432/lab?ssl=1 | has more behind the database",
                "postgresql://lab:s3cret@db:5432/lab#1     | has more behind the database",
                "postgresql://lab:s3cret%@db:5432/lab      | is not a URL",
                "postgresql://lab:s3cret@d b:5432/lab      | is not a URL",
            },
            quoteCharacter = '`')
    void saysWhatTheUrlLacksAndKeepsThePasswordToItself(String url, String reason) {
        assertThatThrownBy(() -> at(url))
                .isInstanceOf(BadOption.class)
                .hasMessage("LAB_POSTGRES_URL " + reason + " (it is not shown, for it may hold a password):"
                        + " give postgresql://user[:password]@host:port/database")
                .hasNoCause();
    }

    @Test
    void isShownWithoutItsPassword() {
        assertThat(at("postgresql://lab:" + SECRET + "@[::1]:1/load")).hasToString("the database load at [::1]:1");
    }

    @Test
    void isGivenFiveSecondsMoreThanTheQueryTakes() {
        assertThat(Database.seconds(1_500)).isEqualTo(1.5);
        assertThat(at("postgresql://lab@db:1/lab").limit(1_000)).isEqualTo(Duration.ofSeconds(6));
    }

    @ParameterizedTest
    @CsvSource({
        "08001, it takes no connection",
        "08006, 'the connection broke, or what came over it is not PostgreSQL''s protocol'",
        ", 'the connection broke, or what came over it is not PostgreSQL''s protocol'",
        "53300, 'it refused, with SQLSTATE 53300'",
    })
    void saysWhatWentWrongWithoutTheWordsOfItsDriver(String sqlState, String reason) {
        Database database = at("postgresql://lab:" + SECRET + "@db:1/load");
        assertThat(database.failed(sqlState, new SQLException(SECRET)).problem())
                .isEqualTo(new Problem(
                        "about:blank", "Bad Gateway", 502, "the database load at db:1 did not answer: " + reason));
    }

    @Test
    void saysHowLongItWaited() {
        Database database = at("postgresql://lab@db:1/load");
        assertThat(database.late(1_000).problem()).isEqualTo(late("6000"));
        assertThat(database.notConnectedInTime().problem()).isEqualTo(late("5000"));
    }

    private static Problem late(String millis) {
        return new Problem(
                "about:blank",
                "Gateway Timeout",
                504,
                "the database load at db:1 did not answer within " + millis + " ms");
    }
}
