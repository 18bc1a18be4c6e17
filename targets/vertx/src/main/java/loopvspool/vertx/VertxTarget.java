package loopvspool.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loopvspool.workload.Launch;
import loopvspool.workload.RunningTarget;
import loopvspool.workload.TargetOptions;
import loopvspool.workload.Work;

/** The event loop as a target: one verticle on one event loop. */
public final class VertxTarget implements RunningTarget {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    // After the grace, what is left is to close connections; a loop that is still blocked then never gets to it.
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final TargetOptions options;
    private final Optional<SqlWork> sql;
    private final String deploymentId;
    private final URI url;

    private VertxTarget(Vertx vertx, TargetOptions options, Optional<SqlWork> sql, String deploymentId, URI url) {
        this.vertx = vertx;
        this.options = options;
        this.sql = sql;
        this.deploymentId = deploymentId;
        this.url = url;
    }

    public static void main(String[] arguments) {
        Launch.run("vertx", arguments, (options, line) -> () -> start(options));
    }

    /**
     * Starts the target; it listens when this returns.
     *
     * @throws IOException where it cannot listen on the host and port of the options
     */
    public static VertxTarget start(TargetOptions options) throws IOException {
        Vertx vertx = Vertx.vertx(vertxOptions());
        Work work = new Work(options.kernel());
        // Not by the verticle: what a verticle opens is closed with it, and a connection to a database that does not
        // answer would keep it from ending.
        Optional<SqlWork> sql =
                options.database().map(database -> new SqlWork(work, database, options.connections(), vertx));
        TargetVerticle verticle = new TargetVerticle(options, work, sql);
        try {
            String deploymentId = vertx.deployVerticle(verticle).await(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return new VertxTarget(
                    vertx, options, sql, deploymentId, RunningTarget.url(options.host(), verticle.actualPort()));
        } catch (Exception e) {
            sql.ifPresent(SqlWork::close);
            vertx.close();
            // await() throws what the deployment failed with, also what the compiler does not know of.
            if (e instanceof IOException cannotListen) {
                throw cannotListen;
            }
            throw new IllegalStateException("the verticle was not deployed", e);
        }
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        try {
            // The verticle first: vertx.close() alone would drop its requests in flight.
            vertx.undeploy(deploymentId).await(options.grace().plus(CLOSE_LIMIT).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // The grace is over; whoever is still computing is left behind.
        } finally {
            sql.ifPresent(SqlWork::close);
            awaitClosed();
        }
    }

    private void awaitClosed() {
        try {
            vertx.close().await(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // A loop that computes cannot be stopped from outside; the program ends nevertheless.
        }
    }

    private static VertxOptions vertxOptions() {
        return new VertxOptions()
                // One loop, not the usual two for each core: the loops that this verticle does not use would only
                // stand about.
                .setEventLoopPoolSize(1)
                // The blocked-thread checker stays on, a line each second is news; the stack trace that it adds after
                // 5 s is not: who blocks the loop here is known, and 40 blocked requests would fill the log with it.
                .setWarningExceptionTimeUnit(TimeUnit.DAYS)
                .setWarningExceptionTime(1)
                // Nothing is served from the class path: no cache directory that a killed process would leave behind.
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false));
    }
}
