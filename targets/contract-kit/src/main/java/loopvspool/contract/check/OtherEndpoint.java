package loopvspool.contract.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** An endpoint that a target may have. */
final class OtherEndpoint implements Check {
    private static final int AMOUNT = 20;
    private static final List<Integer> NOBODY_ANSWERS = List.of(502, 504);

    private final String label;
    private final boolean waits;

    private OtherEndpoint(String label, boolean waits) {
        this.label = label;
        this.waits = waits;
    }

    static OtherEndpoint cpuBound(String label) {
        return new OtherEndpoint(label, false);
    }

    static OtherEndpoint waiting(String label) {
        return new OtherEndpoint(label, true);
    }

    @Override
    public String name() {
        return label;
    }

    @Override
    public Finding ask(Subject subject) {
        Reply reply = subject.ask("/test/" + label + "/" + AMOUNT);
        int status = reply.answer().status();
        if (status == Subject.NOT_FOUND) {
            return Finding.lacks("status 404");
        }
        if (waits && NOBODY_ANSWERS.contains(status)) {
            return Finding.lacks("status %d: whom it waits for does not answer".formatted(status));
        }
        JsonNode json = reply.json();
        JsonNode done = json.path(waits ? "waitedMillis" : "iterations");
        if (done.isNumber() && done.intValue() != AMOUNT) {
            return Finding.wrong(String.valueOf(AMOUNT), done.toString());
        }
        if (waits) {
            return reply.waitedSeconds() * 1_000 < AMOUNT
                    ? Finding.wrong("to wait for %d ms".formatted(AMOUNT), Finding.seconds(reply.waitedSeconds()))
                    : Finding.offered("waits as long as it is asked to");
        }
        String answer = json.path("answer").asText();
        String sync = subject.work(AMOUNT).json().path("answer").asText();
        return answer.equals(sync)
                ? Finding.offered("the same work as sync-cpubound")
                : Finding.wrong("the answer of sync-cpubound, " + sync, answer);
    }
}
