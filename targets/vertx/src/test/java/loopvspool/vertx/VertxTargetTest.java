package loopvspool.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import loopvspool.contract.TargetClient;
import loopvspool.contract.TargetContract;
import loopvspool.workload.CommandLine;
import loopvspool.workload.TargetOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VertxTargetTest extends TargetContract {

    private VertxTarget target;

    @BeforeAll
    void start() throws IOException {
        target = VertxTarget.start(options());
    }

    @AfterAll
    void stop() {
        target.close();
    }

    static VertxTargetOptions options(String... arguments) {
        return options(Map.of(), arguments);
    }

    static VertxTargetOptions options(Map<String, String> environment, String... arguments) {
        CommandLine line = CommandLine.of(environment, arguments);
        return VertxTargetOptions.from(TargetOptions.from(line, VertxTargetOptions.NAME), line);
    }

    @Override
    protected URI target() {
        return target.url();
    }

    @Override
    protected List<String> endpoints() {
        return List.of("sync-cpubound", "badasync-cpubound", "ordered-cpubound", "async-cpubound");
    }

    @Test
    void pingHasNoNumberOfWorkersAndTheVersionOfVertx() {
        JsonNode identity = new TargetClient(target()).ping().json();
        assertThat(identity.get("workers").isNull()).isTrue();
        assertThat(identity.get("libraries").get("vertx").textValue()).startsWith("5.");
    }

    @Test
    void asksForTheCommonListenBacklog() {
        assertThat(TargetVerticle.serverOptions(options().common()).getAcceptBacklog())
                .isEqualTo(TargetOptions.LISTEN_BACKLOG);
    }
}
