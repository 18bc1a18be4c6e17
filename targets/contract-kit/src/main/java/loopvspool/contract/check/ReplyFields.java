package loopvspool.contract.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which of the fields that a reply may have it has, and whether they are what they should be. */
final class ReplyFields implements Check {
    private static final Map<String, Predicate<JsonNode>> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("cpuSeconds", value -> value.isNumber() && value.doubleValue() >= 0);
        FIELDS.put("iterations", JsonNode::isIntegralNumber);
        FIELDS.put("answer", JsonNode::isTextual);
        FIELDS.put("thread", JsonNode::isTextual);
        FIELDS.put("startedAtMicros", JsonNode::isIntegralNumber);
        FIELDS.put("endedAtMicros", JsonNode::isIntegralNumber);
        FIELDS.put("inFlight", value -> value.isIntegralNumber() && value.intValue() >= 1);
        FIELDS.put("jitMillis", JsonNode::isIntegralNumber);
        FIELDS.put("gcMillis", JsonNode::isIntegralNumber);
    }

    @Override
    public String name() {
        return "what a reply tells besides";
    }

    @Override
    public Finding ask(Subject subject) {
        JsonNode reply = subject.work(1).json();
        for (Map.Entry<String, Predicate<JsonNode>> field : FIELDS.entrySet()) {
            JsonNode value = reply.get(field.getKey());
            if (value != null && !value.isNull() && !field.getValue().test(value)) {
                return Finding.wrong(field.getKey() + " as the contract has it, null or none", value.toString());
            }
        }
        // Of one process nobody needs it.
        if (reply.hasNonNull("pid") && !reply.get("pid").isIntegralNumber()) {
            return Finding.wrong(
                    "pid as the contract has it, null or none", reply.get("pid").toString());
        }
        long micros = reply.path("endedAtMicros").asLong()
                - reply.path("startedAtMicros").asLong();
        if (micros < 0) {
            return Finding.wrong("endedAtMicros after startedAtMicros", micros + " us later");
        }
        List<String> missing = FIELDS.keySet().stream()
                .filter(field -> !reply.hasNonNull(field))
                .toList();
        return missing.isEmpty()
                ? Finding.offered("everything")
                : Finding.lacks(
                        "it does not tell " + String.join(", ", missing) + ": what needs them cannot be checked");
    }
}
