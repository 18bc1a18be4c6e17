package loopvspool.vertx;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import loopvspool.contract.SqlTarget;
import loopvspool.contract.StartedServer;
import loopvspool.postgres.PostgresOptions;
import loopvspool.postgres.PostgresService;
import loopvspool.workload.CommandLine;

/** The event loop and its database. */
final class VertxSql implements SqlTarget {

    @Override
    public StartedServer start(Map<String, String> environment, String... options) throws IOException {
        VertxTarget target = VertxTarget.start(VertxTargetTest.options(environment, options));
        return new StartedServer(target.url(), target::close);
    }

    @Override
    public StartedServer startDatabase(int port) throws IOException {
        PostgresService service = PostgresService.start(
                PostgresOptions.from(CommandLine.of("--folder=target/database", "--postgres-port=" + port)));
        return new StartedServer(service.database(), service::close);
    }

    @Override
    public List<String> endpoints() {
        return List.of("sync-sql", "async-sql");
    }

    @Override
    public List<String> concurrentEndpoints() {
        return List.of("async-sql");
    }
}
