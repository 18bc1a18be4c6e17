package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import loopvspool.experiment.Experiments;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Subject;
import loopvspool.settings.LabSettings;
import loopvspool.settings.SettingError;
import loopvspool.sut.TargetCatalogue;
import org.junit.jupiter.api.Test;

class OpenFilesTest {
    private static Plan ioBurst(String targets, String endpoints) {
        TargetCatalogue catalogue = TargetCatalogue.load();
        LabSettings settings = LabSettings.of(
                Map.of(
                        "lab.targets", targets,
                        "lab.endpoints", endpoints,
                        "lab.experiments", "io-burst",
                        "lab.users", "1000",
                        "lab.longestStep", "1h"),
                catalogue.names(),
                catalogue.namesByDefault(),
                Experiments.names());
        return Plan.of(
                settings,
                catalogue.select(List.of(targets.split(","))).stream()
                        .map(spec -> new Subject(spec, 2))
                        .toList());
    }

    @Test
    void shouldCountTheCallsThatATargetWaitsForAsWellAsItsUsers() {
        Plan plan = ioBurst("vertx", "async-iobound");

        assertThatCode(() -> OpenFiles.require(plan, 2_300, target -> false)).doesNotThrowAnyException();
        assertThatThrownBy(() -> OpenFiles.require(plan, 2_299, target -> false))
                .isInstanceOf(SettingError.class)
                .hasMessageContaining("lab.users=1000")
                .hasMessageContaining("up to 1000 calls for which vertx waits at once")
                .hasMessageContaining("need 2300 open files in one process, and 2299 are allowed")
                .hasMessageContaining("ulimit -n");
    }

    @Test
    void shouldCountAsManyCallsAsATargetHasWorkersOrConnections() {
        Plan pool = ioBurst("javalin-2x", "sync-iobound");
        assertThatCode(() -> OpenFiles.require(pool, 1_304, target -> false)).doesNotThrowAnyException();
        assertThatThrownBy(() -> OpenFiles.require(pool, 1_303, target -> false))
                .isInstanceOf(SettingError.class);

        Plan database = ioBurst("vertx", "async-sql");
        assertThatCode(() -> OpenFiles.require(database, 1_310, target -> false))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> OpenFiles.require(database, 1_309, target -> false))
                .isInstanceOf(SettingError.class);
    }

    @Test
    void shouldCountTheCallsOfAllTargetsForTheServiceThatKeepsTheirConnections() {
        Plan plan = ioBurst("vertx,vertx-loops,javalin-1x", "async-iobound,sync-iobound");

        assertThatCode(() -> OpenFiles.require(plan, 2_302, target -> false)).doesNotThrowAnyException();
        assertThatThrownBy(() -> OpenFiles.require(plan, 2_301, target -> false))
                .isInstanceOf(SettingError.class)
                .hasMessageContaining("lab.users=1000: up to 2002 calls of all targets to the downstream service")
                .hasMessageContaining("need 2302 open files in one process, and 2301 are allowed");
        assertThatCode(() -> OpenFiles.require(plan, 2_300, "javalin-1x"::equals))
                .as("who runs elsewhere calls somebody else")
                .doesNotThrowAnyException();
    }

    @Test
    void shouldCountTheInjectorAloneWhereSomebodyElseHasStartedTheTarget() {
        Plan plan = ioBurst("vertx", "async-iobound");

        assertThatCode(() -> OpenFiles.require(plan, 1_300, "vertx"::equals)).doesNotThrowAnyException();
        assertThatThrownBy(() -> OpenFiles.require(plan, 1_299, "vertx"::equals))
                .isInstanceOf(SettingError.class);
    }
}
