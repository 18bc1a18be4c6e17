package loopvspool.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL server is, and who asks: {@code postgresql://user:password@host:port/database}. As text it is without
 * the password.
 *
 * @param text the whole, with the password
 * @param host the server's host
 * @param port its port
 */
public record PostgresUrl(String text, String host, int port) {
    private static final int MAX_PORT = 65_535;
    /** In a URL, and where people put it in others: {@code user:password@host}, {@code ?password=…}. */
    private static final Pattern PASSWORD = Pattern.compile("(?i)(?<=//|=|^)([^:/@=]*):[^/].*@|(?<=password=)[^&\\s]+");

    /** Reads one; nothing if it is not complete. */
    static Optional<PostgresUrl> parse(String text) {
        try {
            URI url = new URI(text);
            boolean complete = "postgresql".equals(url.getScheme())
                    && url.getRawUserInfo() != null
                    && !url.getRawUserInfo().startsWith(":")
                    && url.getHost() != null
                    && url.getPort() > 0
                    && url.getPort() <= MAX_PORT
                    && url.getRawPath().matches("/[^/]+")
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
            return complete ? Optional.of(new PostgresUrl(text, url.getHost(), url.getPort())) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The text with asterisks for a password, also where it is not in its place; other texts stay as they are. */
    public static String withoutPassword(String text) {
        return PASSWORD.matcher(text)
                .replaceAll(
                        found -> found.group(1) == null ? "***" : Matcher.quoteReplacement(found.group(1)) + ":***@");
    }

    @Override
    public String toString() {
        return withoutPassword(text);
    }
}
