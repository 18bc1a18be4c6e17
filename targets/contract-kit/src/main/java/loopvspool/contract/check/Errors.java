package loopvspool.contract.check;

import java.util.List;
import java.util.Map;
import loopvspool.contract.HttpAnswer;

/** Whether what is wrong in a request is answered as an error, by problem JSON. */
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
    private static final int SHOWN = 60;

    @Override
    public String name() {
        return "errors";
    }

    @Override
    public Finding ask(Subject subject) {
        for (Map.Entry<String, List<Integer>> request : REQUESTS.entrySet()) {
            HttpAnswer answer = subject.client().get(request.getKey());
            if (!request.getValue().contains(answer.status())) {
                return Finding.wrong(
                        "GET %s to be answered by status %s".formatted(request.getKey(), request.getValue()),
                        "status %d, %s".formatted(answer.status(), beginning(answer)));
            }
            String type = answer.headers().getOrDefault("content-type", "none");
            if (!type.startsWith(TYPE) || !answer.json().isObject()) {
                return Finding.wrong(
                        "GET %s to be answered by %s".formatted(request.getKey(), TYPE),
                        "%s, %s".formatted(type, beginning(answer)));
            }
        }
        HttpAnswer post = subject.client().send("POST", Subject.CALIBRATE);
        return post.status() == 405
                ? Finding.offered("by problem JSON")
                : Finding.wrong(
                        "POST %s to be answered by status 405".formatted(Subject.CALIBRATE), "status " + post.status());
    }

    private static String beginning(HttpAnswer answer) {
        String line = answer.body().replaceAll("\\s+", " ").strip();
        return "'" + (line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…") + "'";
    }
}
