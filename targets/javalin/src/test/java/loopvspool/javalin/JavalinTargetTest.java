package loopvspool.javalin;

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
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JavalinTargetTest extends TargetContract {

    private JavalinTarget target;

    @BeforeAll
    void start() throws IOException {
        target = JavalinTarget.start(options("--workers=3"));
    }

    @AfterAll
    void stop() {
        target.close();
    }

    static JavalinOptions options(String... arguments) {
        return options(Map.of(), arguments);
    }

    static JavalinOptions options(Map<String, String> environment, String... arguments) {
        CommandLine line = CommandLine.of(environment, arguments);
        return JavalinOptions.from(TargetOptions.from(line, "javalin"), line);
    }

    @Override
    protected URI target() {
        return target.url();
    }

    @Override
    protected List<String> endpoints() {
        return List.of("sync-cpubound");
    }

    @Test
    void pingHasTheNumberOfWorkersAndTheVersionsOfJavalinAndJetty() {
        JsonNode identity = new TargetClient(target()).ping().json();
        assertThat(identity.get("workers").intValue()).isEqualTo(3);
        assertThat(identity.get("libraries").get("javalin").textValue()).startsWith("7.");
        assertThat(identity.get("libraries").get("jetty").textValue()).startsWith("12.1.");
    }

    @Test
    void asksForTheCommonListenBacklog() {
        try (ServerConnector connector = JettySetup.connectorOf(
                new Server(),
                new HttpConfiguration(),
                options().common(),
                options().threads())) {
            assertThat(connector.getAcceptQueueSize()).isEqualTo(TargetOptions.LISTEN_BACKLOG);
        }
    }
}
