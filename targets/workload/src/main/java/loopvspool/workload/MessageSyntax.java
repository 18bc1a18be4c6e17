package loopvspool.workload;

import java.util.List;
import java.util.Locale;

/**
 * What RFC 9112 wants a server to refuse and some parsers let through: a request that two readers may take for different
 * ones.
 */
public final class MessageSyntax {

    private static final String CHUNKED = "chunked";

    private MessageSyntax() {}

    /**
     * Whether everybody reads the same request.
     *
     * @param hosts the values of all {@code Host} fields
     * @param transferCodings the values of all {@code Transfer-Encoding} fields
     */
    public static boolean isUnambiguous(List<String> hosts, List<String> transferCodings) {
        return hosts.size() <= 1 && (transferCodings.isEmpty() || endsChunked(transferCodings));
    }

    // With any other last coding nothing says where the body ends.
    private static boolean endsChunked(List<String> transferCodings) {
        String[] codings = String.join(",", transferCodings).split(",", -1);
        return codings[codings.length - 1].strip().toLowerCase(Locale.ROOT).equals(CHUNKED);
    }
}
