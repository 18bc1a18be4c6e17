package loopvspool.contract.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import loopvspool.contract.HttpAnswer;
import loopvspool.contract.RawConnection;

/** How many processes answer: each of several counts its own requests alone. Asked on new connections, some of them at once. */
final class Processes implements Check {
    private static final String PING = "/test/ping";
    private static final int AT_ONCE = 4;
    private static final int ROUNDS = 5;

    @Override
    public String name() {
        return "processes";
    }

    @Override
    public Finding ask(Subject subject) throws IOException {
        // The reply of one worker does not tell more than that of another.
        boolean repliesTell = subject.work(1).json().hasNonNull("pid");
        Set<String> seen = seen(subject);
        if (seen.isEmpty()) {
            return Finding.lacks(
                    "neither ping nor reply tells its pid: if several processes answer, nobody knows whose a count is");
        }
        return seen.size() == 1
                ? Finding.offered("one, by its pid")
                : Finding.unusual(
                        "one process",
                        "has %d (pid %s), each of which counts its own requests and threads alone; %s"
                                .formatted(seen.size(), String.join(", ", seen), advice(repliesTell)));
    }

    private static String advice(boolean repliesTell) {
        return repliesTell ? "its replies tell which answered" : "let its replies tell pid, too";
    }

    /** What identifies a process: its number, and, as each may be number 1 of its container, when it was started. */
    static Set<String> seen(Subject subject) throws IOException {
        boolean pings = subject.client().ping().status() == Subject.OK;
        Set<String> seen = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (JsonNode answer : answers(subject, pings ? PING : Subject.CALIBRATE)) {
                String start = pings && answer.hasNonNull("startedAtMicros")
                        ? " since " + answer.get("startedAtMicros").asLong() / 1_000_000
                        : "";
                if (answer.hasNonNull("pid")) {
                    seen.add(answer.get("pid").asText() + start);
                }
            }
        }
        Set<String> pids = seen.stream().map(one -> one.split(" ")[0]).collect(Collectors.toCollection(TreeSet::new));
        return pids.size() == seen.size() ? pids : seen;
    }

    private static List<JsonNode> answers(Subject subject, String path) throws IOException {
        List<RawConnection> open = new ArrayList<>();
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                RawConnection connection = new RawConnection(subject.url());
                open.add(connection);
                connection.send("GET " + path + " HTTP/1.1\r\nHost: "
                        + subject.url().getAuthority() + "\r\nConnection: close\r\n\r\n");
            }
            List<JsonNode> answers = new ArrayList<>();
            for (RawConnection connection : open) {
                HttpAnswer answer = connection.receive();
                // Else a server of one worker would wait for the end of this one before it answers the next.
                connection.close();
                answers.add(read(answer.body()));
            }
            return answers;
        } finally {
            for (RawConnection connection : open) {
                connection.close();
            }
        }
    }

    private static JsonNode read(String body) throws JsonProcessingException {
        return new ObjectMapper().readTree(body);
    }
}
