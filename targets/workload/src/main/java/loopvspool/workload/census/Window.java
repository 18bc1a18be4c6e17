package loopvspool.workload.census;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import loopvspool.workload.Problem;
import loopvspool.workload.RejectedRequest;

/**
 * Which samples a request asks for, both ends included.
 *
 * @param sinceMicros in microseconds since the epoch; null where the request asks for none
 * @param untilMicros the same; null where it asks for all that there are up to now
 */
record Window(Long sinceMicros, Long untilMicros) {

    private static final String SINCE = "since";
    private static final String UNTIL = "until";
    private static final String ALLOWED =
            "a time in whole microseconds since 1970-01-01T00:00Z, up to 18 decimal digits";
    private static final Pattern MICROS = Pattern.compile("[0-9]{1,18}");

    /**
     * The window that a request asks for.
     *
     * @param query as it stands in the request line after the question mark; null where there is none
     * @throws RejectedRequest 400, where it is not what the contract allows
     */
    static Window of(String query) {
        Map<String, Long> given = new HashMap<>();
        if (query != null && !query.isEmpty()) {
            for (String parameter : query.split("&", -1)) {
                read(parameter, given);
            }
        }
        Long since = given.get(SINCE);
        Long until = given.get(UNTIL);
        if (since != null && until != null && until < since) {
            throw new RejectedRequest(
                    Problem.badParameter(UNTIL, until.toString(), "the time of since, " + since + ", or later"));
        }
        return new Window(since, until);
    }

    boolean holds(Sample sample) {
        return sinceMicros != null
                && sample.atMicros() >= sinceMicros
                && (untilMicros == null || sample.atMicros() <= untilMicros);
    }

    private static void read(String parameter, Map<String, Long> given) {
        String[] nameAndValue = parameter.split("=", 2);
        String name = decoded(nameAndValue[0]);
        if (!name.equals(SINCE) && !name.equals(UNTIL)) {
            throw new RejectedRequest(Problem.unknownParameter(name, SINCE + " and " + UNTIL));
        }
        String value = nameAndValue.length == 2 ? decoded(nameAndValue[1]) : "";
        if (!MICROS.matcher(value).matches()) {
            throw new RejectedRequest(Problem.badParameter(name, value, ALLOWED));
        }
        if (given.put(name, Long.valueOf(value)) != null) {
            throw new RejectedRequest(Problem.repeatedParameter(name));
        }
    }

    // What is not percent-encoded as it should be is no number either: it is shown as it came.
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
