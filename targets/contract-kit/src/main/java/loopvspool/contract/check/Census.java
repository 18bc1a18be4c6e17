package loopvspool.contract.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import loopvspool.contract.HttpAnswer;
import loopvspool.contract.TargetClient;

/** The census, at the port that the ping names. */
final class Census implements Check {
    private static final String PATH = "/test/resmon";

    @Override
    public String name() {
        return "census";
    }

    @Override
    public Finding ask(Subject subject) {
        JsonNode port = subject.identity().path("censusPort");
        if (port.isMissingNode() || port.isNull()) {
            return Finding.lacks("no censusPort in its ping");
        }
        if (!port.isInt() || port.intValue() < 1) {
            return Finding.wrong("censusPort, a port, null or none", port.toString());
        }
        HttpAnswer answer =
                new TargetClient(URI.create("http://" + subject.url().getHost() + ":" + port.intValue())).get(PATH);
        if (answer.status() != Subject.OK) {
            return Finding.wrong("status 200 at port " + port, "status " + answer.status());
        }
        JsonNode census = answer.json();
        List<String> missing = Stream.of("now", "processes", "everyMillis", "series")
                .filter(field -> !census.hasNonNull(field))
                .toList();
        return missing.isEmpty()
                ? Finding.offered("at port " + port)
                : Finding.wrong("now, processes, everyMillis and series", "without " + String.join(", ", missing));
    }
}
