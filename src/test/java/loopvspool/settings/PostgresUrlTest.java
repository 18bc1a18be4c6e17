package loopvspool.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresUrlTest {
    @Test
    void shouldSayWhereTheServerIs() {
        PostgresUrl url = PostgresUrl.parse("postgresql://me:s3cr%40t@db.example:5432/lab")
                .orElseThrow();

        assertThat(url.host()).isEqualTo("db.example");
        assertThat(url.port()).isEqualTo(5432);
        assertThat(url.text()).contains("s3cr%40t");
    }

    @Test
    void shouldNotShowThePassword() {
        assertThat(PostgresUrl.parse("postgresql://me:s3cret@db:1/lab").orElseThrow())
                .hasToString("postgresql://me:***@db:1/lab");
        assertThat(PostgresUrl.withoutPassword("-Dlab.postgres.url=postgresql://me:s3:cr@t@db:1/lab"))
                .isEqualTo("-Dlab.postgres.url=postgresql://me:***@db:1/lab");
        assertThat(PostgresUrl.withoutPassword("postgresql://me@db:1/lab")).isEqualTo("postgresql://me@db:1/lab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db:1/lab?user=me&password=s3cret",
                "me:s3cret@db:5432/lab",
                "-Dlab.postgres.url=me:s3cret@db:5432/lab",
                "postgresql://me:s3cret@db/lab?password=s3cret&ssl=true"
            })
    void shouldNotShowAPasswordThatIsNotInItsPlace(String text) {
        assertThat(PostgresUrl.withoutPassword(text)).doesNotContain("s3cret").contains("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-Xmx1G", "-agentlib:jdwp=transport=dt_socket,address=127.0.0.1:5005", "vertx,javalin-1x", "2s"})
    void shouldLeaveOtherTextsAsTheyAre(String text) {
        assertThat(PostgresUrl.withoutPassword(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "embeded",
                "postgresql://",
                "postgresql://me@db/lab",
                "postgresql://me@db:0/lab",
                "postgresql://me@db:70000/lab",
                "postgresql://db:1/lab",
                "postgresql://:p@db:1/lab",
                "postgresql://me@db:1",
                "postgresql://me@db:1/",
                "postgresql://me@db:1/lab?ssl=true",
                "jdbc:postgresql://me@db:1/lab",
                "http://me@db:1/lab",
                "postgresql://me@db:1/lab more"
            })
    void shouldRefuseWhatIsNotComplete(String text) {
        assertThat(PostgresUrl.parse(text)).isEmpty();
    }
}
