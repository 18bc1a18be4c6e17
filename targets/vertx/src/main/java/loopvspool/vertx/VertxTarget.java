package loopvspool.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loopvspool.workload.Launch;
import loopvspool.workload.RunningTarget;
import loopvspool.workload.TargetOptions;
import loopvspool.workload.Work;
import loopvspool.workload.census.Census;
import loopvspool.workload.census.ThreadKind;
import loopvspool.workload.census.ThreadNames;

/** The event loop as a target: one verticle on one event loop. */
public final class VertxTarget implements RunningTarget {

    private static final ThreadNames THREAD_NAMES = new ThreadNames(Map.ofEntries(
            Map.entry("vert.x-eventloop-thread-", ThreadKind.EVENT_LOOP),
            Map.entry("vert.x-acceptor-thread-", ThreadKind.ACCEPTOR),
            Map.entry("vert.x-worker-thread-", ThreadKind.WORKER),
            Map.entry("vert.x-internal-blocking-", ThreadKind.WORKER),
            Map.entry(CpuWork.POOL_NAME, ThreadKind.WORKER)));

    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    // After the grace, what is left is to close connections; a loop that is still blocked then never gets to it.
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Census census;
    private final TargetOptions options;
    private final Optional<SqlWork> sql;
    private final String deploymentId;
    private final URI url;

    private VertxTarget(
            Vertx vertx, Census census, TargetOptions options, Optional<SqlWork> sql, String deploymentId, URI url) {
        this.vertx = vertx;
        this.census = census;
        this.options = options;
        this.sql = sql;
        this.deploymentId = deploymentId;
        this.url = url;
    }

    public static void main(String[] arguments) {
        Launch.run(VertxTargetOptions.NAME, arguments, (common, line) -> {
            VertxTargetOptions options = VertxTargetOptions.from(common, line);
            return () -> start(options);
        });
    }

    /**
     * Starts the target; it listens when this returns.
     *
     * @throws IOException where it cannot listen on the host and port of the options
     */
    public static VertxTarget start(VertxTargetOptions options) throws IOException {
        TargetOptions common = options.common();
        Census census = Census.start(common, THREAD_NAMES);
        Vertx vertx = Vertx.vertx(vertxOptions());
        Work work = new Work(common.kernel(), common.slowdown());
        // Not by the verticle: what a verticle opens is closed with it, and a connection to a database that does not
        // answer would keep it from ending.
        Optional<SqlWork> sql =
                common.database().map(database -> new SqlWork(work, database, common.connections(), vertx));
        TargetVerticle verticle = new TargetVerticle(options, census, work, sql);
        try {
            String deploymentId = vertx.deployVerticle(verticle).await(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            URI url = RunningTarget.url(common.host(), verticle.actualPort());
            return new VertxTarget(vertx, census, common, sql, deploymentId, url);
        } catch (Exception e) {
            sql.ifPresent(SqlWork::close);
            vertx.close();
            census.close();
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
            census.close();
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
