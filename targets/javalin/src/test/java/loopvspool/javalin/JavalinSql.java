package loopvspool.javalin;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import loopvspool.contract.SqlTarget;
import loopvspool.contract.StartedServer;
import loopvspool.postgres.PostgresOptions;
import loopvspool.postgres.PostgresService;
import loopvspool.workload.CommandLine;

/** A pool of four and its database. */
final class JavalinSql implements SqlTarget {

    static final String ENDPOINT = "sync-sql";

    @Override
    public StartedServer start(Map<String, String> environment, String... options) throws IOException {
        JavalinTarget target = JavalinTarget.start(JavalinTargetTest.options(
                environment,
                Stream.concat(Stream.of("--workers=4"), Stream.of(options)).toArray(String[]::new)));
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
        return List.of(ENDPOINT);
    }

    @Override
    public List<String> concurrentEndpoints() {
        return List.of(ENDPOINT);
    }
}
