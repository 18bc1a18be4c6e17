package loopvspool.workload;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * SQL that blocks, by JDBC and a pool of connections: the thread that calls waits for a connection, and then does
 * nothing until the database has answered. Any number of threads may call at once.
 *
 * <p>HikariCP has one time limit for two waits: for its turn, where all connections are in use, and for a database that
 * does not answer. Here the turns are taken before, first come, first served, and without a limit: each of those ahead
 * has its own, so that the queue moves as long as the target lives. What is left to wait for in the pool is the
 * database.
 */
public final class BlockingSql implements AutoCloseable {

    /** How the names of the pool's own threads begin. */
    public static final String THREADS = "sql-pool";

    // How soon a thread looks whether the pool has failed to connect, which HikariCP tells only who has waited so long.
    private static final Duration POOL_ROUND = Duration.ofMillis(500);

    private static final Duration VALIDATION = Duration.ofSeconds(1);
    private static final String QUERY = Database.query("?");
    private static final int NEVER = 0;
    private static final int NOT_AT_THE_START = -1;

    private final Work work;
    private final Database database;
    private final HikariDataSource pool;
    private final Semaphore turns;

    private BlockingSql(Work work, Database database, int connections) {
        this.work = work;
        this.database = database;
        this.pool = new HikariDataSource(config(database, connections));
        this.turns = new Semaphore(connections, true);
    }

    /**
     * Makes the pool, and opens its connections in the background, so that the first requests need not wait for that.
     * Where the database is not there yet, the requests open them.
     *
     * @param connections how many, 1 or more
     */
    public static BlockingSql open(Work work, Database database, int connections) {
        BlockingSql sql = new BlockingSql(work, database, connections);
        // All turns, before there is any request: one that borrowed the last connection would hand it to the next
        // request, and that one to the next, while all others wait here for company.
        sql.turns.acquireUninterruptibly(connections);
        Thread warmUp = new Thread(() -> sql.connectAll(connections), THREADS + "-warm-up");
        warmUp.setDaemon(true);
        warmUp.start();
        return sql;
    }

    /**
     * Does the work of one request: one query that takes so long. The work begins when it has its connection.
     *
     * @param millis 1 or more
     * @throws RejectedRequest where the database does not answer
     */
    public Reply query(int millis) {
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            // The server is being stopped, and nobody waits for this any more.
            Thread.currentThread().interrupt();
            throw database.failed(Database.BROKEN, e);
        }
        try (Connection connection = connect();
                WorkInFlight waiting = work.beginOnThisThread()) {
            return waiting.blocked(millis, ask(connection, millis));
        } catch (SQLException e) {
            if (isTimeout(e)) {
                throw database.late(millis);
            }
            forgetConnections();
            throw database.failed(e.getSQLState(), e);
        } finally {
            turns.release();
        }
    }

    // Where one is broken the database went away, and took the others along. HikariCP tries none that was in use half a
    // second ago, so that each would cost a request of its own. One that is in use now goes when it is given back.
    private void forgetConnections() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        pool.close();
    }

    private Connection connect() throws SQLException {
        long start = System.nanoTime();
        while (true) {
            try {
                return pool.getConnection();
            } catch (SQLTransientConnectionException e) {
                // The cause is why the pool's last attempt to connect failed; without one it is still trying.
                if (e.getCause() != null && !isTimeout(e)) {
                    throw e;
                }
                if (System.nanoTime() - start >= Database.PATIENCE.toNanos()) {
                    throw database.notConnectedInTime();
                }
            }
        }
    }

    private double ask(Connection connection, int millis) throws SQLException {
        // Not the statement's own limit: it asks the database to cancel the query, and then waits for the database.
        connection.setNetworkTimeout(Runnable::run, (int) database.limit(millis).toMillis());
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setDouble(1, Database.seconds(millis));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getDouble(1);
            }
        }
    }

    private void connectAll(int connections) {
        List<Connection> opened = new ArrayList<>();
        try {
            while (opened.size() < connections) {
                opened.add(connect());
            }
        } catch (SQLException | RejectedRequest e) {
            // The database is not there, or no longer, or the target is being stopped.
            forgetConnections();
        } finally {
            opened.forEach(BlockingSql::giveBack);
            turns.release(connections);
        }
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It broke; the pool opens another when one is wanted.
        }
    }

    private static boolean isTimeout(Throwable failure) {
        return failure != null && (failure instanceof SocketTimeoutException || isTimeout(failure.getCause()));
    }

    private static String url(Database database) {
        return "jdbc:postgresql://" + database.address() + "/"
                + URLEncoder.encode(database.name(), StandardCharsets.UTF_8);
    }

    private static HikariConfig config(Database database, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(THREADS);
        config.setJdbcUrl(url(database));
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(connections);
        // None is opened, tested or replaced but for a request: whatever else the pool did would be measured with it.
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(NOT_AT_THE_START);
        config.setIdleTimeout(NEVER);
        config.setMaxLifetime(NEVER);
        config.setKeepaliveTime(NEVER);
        config.setConnectionTimeout(POOL_ROUND.toMillis());
        config.setValidationTimeout(VALIDATION.toMillis());
        // Else the driver takes the round for it, and a thread for each connection to watch over it.
        config.addDataSourceProperty("loginTimeout", NEVER);
        config.addDataSourceProperty("connectTimeout", Database.PATIENCE.toSeconds());
        config.addDataSourceProperty("socketTimeout", Database.PATIENCE.toSeconds());
        // Like the client that does not block.
        config.addDataSourceProperty("sslmode", "disable");
        return config;
    }
}
