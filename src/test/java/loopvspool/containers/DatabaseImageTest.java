package loopvspool.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import loopvspool.sut.docker.FakeDocker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseImageTest {
    private static final String PUBLIC = "postgres:17-alpine";
    private static final String MADE_HERE = "loop-vs-pool/postgres";

    @TempDir
    private Path folder;

    private FakeDocker docker;

    @BeforeEach
    void make() {
        docker = new FakeDocker(folder);
    }

    private String here(String image) {
        return docker.says("image inspect " + image, "[{}]") + tag(image);
    }

    private String tag(String image) {
        return docker.says("tag " + image + " loop-vs-pool/database", "");
    }

    @Test
    void shouldPreferThePublicOne() throws Exception {
        assertThat(new DatabaseImage(docker.engine(here(PUBLIC) + here(MADE_HERE))).find(PUBLIC))
                .isEmpty();
        assertThat(docker.asked())
                .contains("tag " + PUBLIC + " loop-vs-pool/database")
                .noneMatch(DatabaseImageTest::isPull);
    }

    @Test
    void shouldTakeTheOneMadeHereRatherThanPull() throws Exception {
        assertThat(new DatabaseImage(docker.engine(here(MADE_HERE))).find(PUBLIC))
                .isEmpty();
        assertThat(docker.asked())
                .contains("tag " + MADE_HERE + " loop-vs-pool/database")
                .noneMatch(DatabaseImageTest::isPull);
    }

    @Test
    void shouldPullWhereThereIsNone() throws Exception {
        assertThat(new DatabaseImage(docker.engine(docker.says("pull --quiet " + PUBLIC, "") + tag(PUBLIC)))
                        .find(PUBLIC))
                .isEmpty();
        assertThat(docker.asked()).contains("tag " + PUBLIC + " loop-vs-pool/database");
    }

    @Test
    void shouldSayWhyThereIsNone() throws Exception {
        assertThat(new DatabaseImage(docker.engine("pull*) echo 'no route' >&2; exit 1 ;;")).find(PUBLIC))
                .contains("no route");
    }

    private static boolean isPull(String asked) {
        return asked.startsWith("pull");
    }
}
