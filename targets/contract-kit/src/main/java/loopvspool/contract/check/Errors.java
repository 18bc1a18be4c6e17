package loopvspool.contract.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import loopvspool.contract.HttpAnswer;

/**
 * Whether what is wrong in a request is answered as an error, by problem JSON. The laboratory asks for nothing wrong, so that a
 * server which does it in another way, or not at all, can be measured.
 */
final class Errors implements Check {
    private static final String TYPE = "application/problem+json";
    private static final List<Integer> REFUSED = List.of(400, Subject.NOT_FOUND);
    private static final List<Integer> UNKNOWN = List.of(Subject.NOT_FOUND);
    private static final Map<String, List<Integer>> REQUESTS = Map.of(
            Subject.SYNC_CPUBOUND + "/abc",
            REFUSED,
            Subject.SYNC_CPUBOUND + "/0",
            REFUSED,
            Subject.SYNC_CPUBOUND + "/-1",
            REFUSED,
            Subject.SYNC_CPUBOUND + "/99999999999999999999",
            REFUSED,
            "/test/no-such-endpoint",
            UNKNOWN);
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int SHOWN = 60;

    @Override
    public String name() {
        return "errors";
    }

    @Override
    public Finding ask(Subject subject) {
        List<String> unusual = new ArrayList<>();
        for (Map.Entry<String, List<Integer>> request : REQUESTS.entrySet()) {
            HttpAnswer answer = subject.client().get(request.getKey());
            String type = answer.headers().getOrDefault("content-type", "none");
            boolean problem = type.startsWith(TYPE) && answer.json().isObject();
            if (!request.getValue().contains(answer.status()) || !problem) {
                unusual.add("status %d, %s%s, for GET %s"
                        .formatted(
                                answer.status(),
                                type,
                                isClientError(answer.status()) ? "" : ", " + beginning(answer),
                                request.getKey()));
            }
        }
        int post = subject.client().send("POST", Subject.CALIBRATE).status();
        if (post != METHOD_NOT_ALLOWED) {
            unusual.add("status %d for POST %s".formatted(post, Subject.CALIBRATE));
        }
        return unusual.isEmpty()
                ? Finding.offered("by problem JSON")
                : Finding.unusual("status 400, 404 or 405 and " + TYPE, String.join("; ", unusual));
    }

    /** Whoever is refused should be able to tell: a success, or an error of the server, is something else, and shown. */
    private static boolean isClientError(int status) {
        return status >= 400 && status < 500;
    }

    private static String beginning(HttpAnswer answer) {
        String line = answer.body().replaceAll("\\s+", " ").strip();
        return "'" + (line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…") + "'";
    }
}
