package loopvspool.workload;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that SQL requests wait for, as a target sees it: where it is, what to ask it, how long to be patient,
 * and what to make of a failure. Who asks, by blocking or not, is another matter.
 *
 * @param host a name or an address; one of IPv6 without brackets
 * @param name of the database
 * @param password empty where none is needed
 */
public record Database(String host, int port, String name, String user, String password) {

    /** The environment variable that says where it is. Not an option: command lines are recorded in results. */
    public static final String VARIABLE = "LAB_POSTGRES_URL";

    /** How many milliseconds one request may ask it to wait: as many as the other service that requests wait for. */
    public static final PathNumber MILLIS = Downstream.MILLIS;

    /** How long to wait for a connection that nobody else has, and how much longer than the wanted time for a row. */
    public static final Duration PATIENCE = Downstream.PATIENCE;

    /** The SQLSTATE of a connection that could not be made. */
    public static final String NOT_CONNECTED = "08001";

    /** The SQLSTATE of a connection that broke. */
    public static final String BROKEN = "08006";

    // Of both: "connection exception".
    private static final String CONNECTION_CLASS = "08";

    private static final String SCHEME = "postgresql";
    private static final int MAX_PORT = 65_535;

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /**
     * The database at the URL that the variable {@value #VARIABLE} holds.
     *
     * @throws BadOption where it is no such URL; the message does not show it, for it may hold a password
     */
    static Database at(String text) {
        try {
            return at(new URI(text));
        } catch (URISyntaxException | IllegalArgumentException e) {
            // Their words could quote what must not be shown, unless they are our own.
            String reason = e instanceof NotThere ? e.getMessage() : "is not a URL";
            throw new BadOption(VARIABLE + " " + reason + " (it is not shown, for it may hold a password): give "
                    + SCHEME + "://user[:password]@host:port/database");
        }
    }

    private static Database at(URI url) {
        require(SCHEME.equals(url.getScheme()), "does not begin with " + SCHEME + "://");
        require(url.getHost() != null && url.getPort() >= 1 && url.getPort() <= MAX_PORT, "has no host and port");
        require(url.getRawUserInfo() != null && !url.getRawUserInfo().startsWith(":"), "names no user");
        require(url.getRawPath().length() > 1, "names no database");
        require(url.getRawQuery() == null && url.getRawFragment() == null, "has more behind the database");
        String[] login = url.getRawUserInfo().split(":", 2);
        return new Database(
                url.getHost().replaceAll("[\\[\\]]", ""),
                url.getPort(),
                decoded(url.getRawPath().substring(1)),
                decoded(login[0]),
                login.length > 1 ? decoded(login[1]) : "");
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new NotThere(otherwise);
        }
    }

    // URLDecoder is made for forms, where a plus is a space.
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /**
     * A query of one row and one number: for how many seconds the database held it, by its own account. It has one
     * parameter, the seconds to hold it.
     *
     * @param parameter how the client writes it: {@code ?} or {@code $1}
     */
    public static String query(String parameter) {
        return "select extract(epoch from clock_timestamp() - statement_timestamp())::float8 from pg_sleep(" + parameter
                + "::float8)";
    }

    /** The value of the parameter. */
    public static double seconds(int millis) {
        return millis / 1e3;
    }

    /** How long to wait for the row of a query that is to take so many milliseconds. */
    public Duration limit(int millis) {
        return PATIENCE.plusMillis(millis);
    }

    /**
     * What to answer where the database failed: 502. Its words, and those of its driver, name classes and more, and are
     * for the log of who looks for them.
     *
     * @param sqlState what the database said, {@link #NOT_CONNECTED}, or {@link #BROKEN}; null where nobody knows
     */
    public RejectedRequest failed(String sqlState, Throwable failure) {
        LOG.debug("no row from {}", this, failure);
        return new RejectedRequest(Problem.badGateway(this + " did not answer: " + reason(sqlState)));
    }

    /** What to answer where the limit of a query is over: 504. */
    public RejectedRequest late(int millis) {
        return late(limit(millis));
    }

    /** What to answer where there is no connection in time: 504. */
    public RejectedRequest notConnectedInTime() {
        return late(PATIENCE);
    }

    /** Host and port, as a URL has them. */
    public String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "the database " + name + " at " + address();
    }

    private RejectedRequest late(Duration limit) {
        return new RejectedRequest(Problem.gatewayTimeout(this + " did not answer within " + limit.toMillis() + " ms"));
    }

    private static String reason(String sqlState) {
        if (NOT_CONNECTED.equals(sqlState)) {
            return "it takes no connection";
        }
        return sqlState == null || sqlState.startsWith(CONNECTION_CLASS)
                ? "the connection broke, or what came over it is not PostgreSQL's protocol"
                : "it refused, with SQLSTATE " + sqlState;
    }

    /** Says in our own words what the URL lacks. */
    private static final class NotThere extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        NotThere(String message) {
            super(message);
        }
    }
}
