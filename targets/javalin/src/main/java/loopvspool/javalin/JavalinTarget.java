package loopvspool.javalin;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import loopvspool.workload.BlockingIo;
import loopvspool.workload.BlockingSql;
import loopvspool.workload.Database;
import loopvspool.workload.Downstream;
import loopvspool.workload.Identity;
import loopvspool.workload.Launch;
import loopvspool.workload.LibraryVersion;
import loopvspool.workload.RunningTarget;
import loopvspool.workload.TargetOptions;
import loopvspool.workload.Work;
import loopvspool.workload.census.Census;
import loopvspool.workload.census.ThreadKind;
import loopvspool.workload.census.ThreadNames;
import org.eclipse.jetty.util.Jetty;

/** The pool as a target: every request has a thread to itself, and there are so many threads and no more. */
public final class JavalinTarget implements RunningTarget {

    private static final ThreadNames THREAD_NAMES = new ThreadNames(Map.of(ExactPool.NAME, ThreadKind.POOL));

    private final Javalin server;
    private final Census census;
    private final URI url;
    private final Optional<BlockingSql> sql;

    private JavalinTarget(Javalin server, Census census, URI url, Optional<BlockingSql> sql) {
        this.server = server;
        this.census = census;
        this.url = url;
        this.sql = sql;
    }

    public static void main(String[] arguments) {
        Launch.run(JavalinOptions.NAME, arguments, (common, line) -> {
            JavalinOptions options = JavalinOptions.from(common, line);
            return () -> start(options);
        });
    }

    /**
     * Starts the target; it listens when this returns.
     *
     * @throws IOException where it cannot listen on the host and port of the options
     */
    public static JavalinTarget start(JavalinOptions options) throws IOException {
        TargetOptions common = options.common();
        Census census = Census.start(common, THREAD_NAMES);
        Work work = new Work(common.kernel(), common.slowdown());
        Optional<BlockingSql> sql =
                common.database().map(database -> BlockingSql.open(work, database, common.connections()));
        try {
            Javalin server = Javalin.create(config -> configure(config, options, census, work, sql));
            server.start();
            return new JavalinTarget(server, census, RunningTarget.url(common.host(), server.port()), sql);
        } catch (UncheckedIOException e) {
            sql.ifPresent(BlockingSql::close);
            census.close();
            throw e.getCause();
        }
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        try {
            // Not Javalin's stop(), which logs the end of the grace as a failure, with a stack trace.
            server.jettyServer().server().stop();
        } catch (TimeoutException e) {
            // The grace is over; whoever is still computing is left behind.
        } catch (Exception e) {
            throw new IllegalStateException("Jetty did not stop", e);
        } finally {
            sql.ifPresent(BlockingSql::close);
            census.close();
        }
    }

    private static void configure(
            JavalinConfig config, JavalinOptions options, Census census, Work work, Optional<BlockingSql> sql) {
        new ExactPool(options).configure(config.jetty);
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        // The other targets do not compress either.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        routes(config.routes, options, census, work);
        sql.ifPresent(access -> sqlBound(config.routes, access));
        Answers.refusals(config.routes);
    }

    private static void routes(RoutesConfig routes, JavalinOptions options, Census census, Work work) {
        TargetOptions common = options.common();
        Identity identity = Identity.of(common, options.workers(), census.port(), libraries());
        byte[] pong = identity.toJson();
        get(routes, "/test/ping", context -> Answers.send(context, identity, pong));
        get(routes, Census.PATH, context -> Answers.send(context, census.answer(context.queryString())));
        get(routes, "/test/calibrate", context -> Answers.send(context, work.run(1)));
        get(routes, "/test/sync-cpubound/{iterations}", context -> {
            int iterations = common.iterations().parse(context.pathParam("iterations"));
            Answers.send(context, work.run(iterations));
        });
        common.downstream().ifPresent(downstream -> ioBound(routes, new BlockingIo(work, downstream)));
    }

    private static void ioBound(RoutesConfig routes, BlockingIo io) {
        get(routes, "/test/sync-iobound/{millis}", context -> {
            int millis = Downstream.MILLIS.parse(context.pathParam("millis"));
            Answers.send(context, io.call(millis));
        });
    }

    private static void sqlBound(RoutesConfig routes, BlockingSql sql) {
        get(routes, "/test/sync-sql/{millis}", context -> {
            int millis = Database.MILLIS.parse(context.pathParam("millis"));
            Answers.send(context, sql.query(millis));
        });
    }

    private static void get(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        // Javalin would answer HEAD by itself, with an empty 200 and no work done.
        routes.head(path, Answers::refuseMethod);
    }

    private static Map<String, String> libraries() {
        return new TreeMap<>(
                Map.of("javalin", LibraryVersion.of(Javalin.class, "io.javalin", "javalin"), "jetty", Jetty.VERSION));
    }
}
