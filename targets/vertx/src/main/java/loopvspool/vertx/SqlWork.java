package loopvspool.vertx;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import loopvspool.workload.BlockingSql;
import loopvspool.workload.Database;
import loopvspool.workload.RejectedRequest;
import loopvspool.workload.Reply;
import loopvspool.workload.Work;
import loopvspool.workload.WorkInFlight;

/**
 * The ways to wait for a database in a server that has one event loop: one that blocks it, one that works. Each has a
 * pool of as many connections.
 */
final class SqlWork implements AutoCloseable {

    private static final String QUERY = Database.query("$1");
    private static final int NO_LIMIT = -1;
    private static final int NEVER = 0;

    private final Work work;
    private final Database database;
    private final BlockingSql blocking;
    private final Pool pool;
    // The pool would queue, too; but then nobody could tell who waits for a turn from who waits for a database that
    // does not answer.
    private final Turns turns;

    SqlWork(Work work, Database database, int connections, Vertx vertx) {
        this.work = work;
        this.database = database;
        this.blocking = BlockingSql.open(work, database, connections);
        this.pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(options(database))
                .with(new PoolOptions()
                        .setMaxSize(connections)
                        .setMaxWaitQueueSize(NO_LIMIT)
                        .setConnectionTimeout(NEVER))
                .build();
        this.turns = new Turns(connections);
        connectAll(connections);
    }

    /**
     * By JDBC, on the event loop: the loop has nothing to do, and yet nobody else is answered, nor even read, until the
     * database has answered. Though there is a pool of connections, it never uses more than one.
     */
    Reply sync(int millis) {
        return blocking.query(millis);
    }

    /**
     * By a client of the same event loop, which serves everybody else until the row comes. The work begins when it has
     * its connection.
     */
    Future<Reply> async(int millis) {
        return turns.take().compose(turn -> queryInTurn(millis)).onComplete(over -> turns.giveBack());
    }

    /** Closes the connections that block; those that do not end with their event loop. */
    @Override
    public void close() {
        blocking.close();
    }

    private Future<Reply> queryInTurn(int millis) {
        return connect().compose(connection -> {
            WorkInFlight waiting = work.begin();
            Future<Double> row = ask(connection, millis);
            // Not at the time-out: until its row is there, however late, the connection is of no use to another. Nor is
            // the query cancelled, which goes by another connection and may be so late that it hits the next one.
            row.onComplete(over -> connection.close());
            return row.timeout(database.limit(millis).toMillis(), TimeUnit.MILLISECONDS)
                    .recover(failure -> Future.failedFuture(rejected(failure, millis)))
                    .map(heldSeconds -> waiting.waited(millis, heldSeconds))
                    .onComplete(over -> waiting.close());
        });
    }

    private Future<SqlConnection> connect() {
        Future<SqlConnection> connecting = pool.getConnection();
        return connecting
                // Who waits for a row is told of a broken connection; Vert.x would also print it.
                .onSuccess(connection -> connection.exceptionHandler(broken -> {}))
                .timeout(Database.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> {
                    // Where it is not over, the connection goes back, if there is one later.
                    connecting.onSuccess(SqlConnection::close);
                    return Future.failedFuture(
                            failure instanceof TimeoutException
                                    ? database.notConnectedInTime()
                                    : database.failed(sqlState(failure), failure));
                });
    }

    private static Future<Double> ask(SqlConnection connection, int millis) {
        return connection
                .preparedQuery(QUERY)
                .execute(Tuple.of(Database.seconds(millis)))
                .map(rows -> rows.iterator().next().getDouble(0));
    }

    private RejectedRequest rejected(Throwable failure, int millis) {
        return failure instanceof TimeoutException
                ? database.late(millis)
                : database.failed(sqlState(failure), failure);
    }

    // All at once, and none goes back before all are there: else they would be one that is lent again and again. Where
    // the database is not there yet, the requests open them.
    private void connectAll(int connections) {
        List<Future<SqlConnection>> opened =
                Stream.generate(pool::getConnection).limit(connections).toList();
        Future.join(opened).onComplete(over -> opened.forEach(one -> one.onSuccess(SqlConnection::close)));
    }

    private static String sqlState(Throwable failure) {
        if (failure instanceof PgException said) {
            return said.getSqlState();
        }
        return failure instanceof ConnectException || failure instanceof UnknownHostException
                ? Database.NOT_CONNECTED
                : Database.BROKEN;
    }

    private static PgConnectOptions options(Database database) {
        return new PgConnectOptions()
                .setHost(database.host())
                .setPort(database.port())
                .setDatabase(database.name())
                .setUser(database.user())
                .setPassword(database.password())
                // As JDBC does: the first query of a connection prepares it.
                .setCachePreparedStatements(true);
    }
}
