package loopvspool.sut.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import loopvspool.sut.Answer;
import loopvspool.sut.Asker;
import loopvspool.sut.Endpoint;
import loopvspool.sut.LaunchError;
import loopvspool.sut.NotOffered;
import loopvspool.sut.Processes;
import loopvspool.sut.TargetIdentity;
import loopvspool.sut.TargetSpec;
import loopvspool.sut.Work;

/** Asks a server what it offers, by one small request each, before anything is measured. */
final class Survey {
    /** For one iteration, or a millisecond of waiting: what takes longer cannot be calibrated. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int MOST_BYTES = 64 * 1024;
    private static final Duration POLL = Duration.ofMillis(100);
    /** What a gateway says while what is behind it starts. */
    private static final Set<Integer> NOT_YET = Set.of(502, 503, 504);

    private static final String PING = "/test/ping";
    private static final String CALIBRATE = "/test/calibrate";

    private final TargetSpec spec;
    private final URI given;
    /** The first of its addresses that answered. */
    private URI url;

    private final OptionalInt cores;
    private final Asker asker = new Asker(PATIENCE, MOST_BYTES);

    /**
     * What a server is.
     *
     * @param url where it answered
     * @param processes those that answer, and what each says of itself; without a ping, its cores alone, and its number
     * @param missing what it was asked for and does not offer
     */
    record Found(URI url, Processes processes, NotOffered missing) {}

    /** @param cores the cores that it may use, if the user says */
    Survey(TargetSpec spec, URI url, OptionalInt cores) {
        this.spec = spec;
        this.given = url;
        this.url = url;
        this.cores = cores;
    }

    /**
     * Waits until something answers, and asks it.
     *
     * @throws LaunchError if nothing answers in time, or what does is no target
     */
    Found make(Duration patience) throws InterruptedException {
        Answer ping = awaitAnswer(patience);
        require(CALIBRATE);
        require(Endpoint.SYNC_CPUBOUND.path() + "/1");
        Map<Endpoint, String> missing = new EnumMap<>(Endpoint.class);
        for (Endpoint endpoint : spec.endpoints().keySet()) {
            String wrong = wrong(endpoint.path() + "/1", endpoint.work());
            if (!wrong.isEmpty()) {
                missing.put(endpoint, wrong);
            }
        }
        boolean pings = ping.status() == Answer.OK;
        return new Found(
                url,
                connected(ProcessLooks.of(first(ping, pings), () -> asked(pings))),
                new NotOffered(missing, pings ? Optional.empty() : Optional.of("status " + ping.status())));
    }

    private TargetIdentity first(Answer ping, boolean pings) throws InterruptedException {
        try {
            return pings ? identity(read(ping.body()), true) : asked(false);
        } catch (IOException e) {
            return identity(JsonNodeFactory.instance.objectNode(), true);
        }
    }

    private Processes connected(Processes found) throws InterruptedException {
        int workers = spec.workers(Endpoint.SYNC_CPUBOUND, found.known().get(0).cores());
        return new OpenConnections(url, CALIBRATE).keepWorkers(workers) ? found.stayingWithConnections() : found;
    }

    /**
     * The processes that answer now.
     *
     * @param pings whether it offers a ping; else another request shows that it still answers, and may tell which process did
     * @throws IOException if it does not answer as it did
     */
    Processes again(boolean pings) throws IOException, InterruptedException {
        return ProcessLooks.of(asked(pings), () -> asked(pings));
    }

    private TargetIdentity asked(boolean pings) throws IOException, InterruptedException {
        Answer answer = asker.get(url.resolve(pings ? PING : CALIBRATE));
        if (answer.status() != Answer.OK) {
            throw new IOException("status " + answer.status());
        }
        return identity(read(answer.body()), pings);
    }

    private Answer awaitAnswer(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Map<URI, String> failures = new LinkedHashMap<>();
            for (URI candidate : Addresses.of(given)) {
                try {
                    Answer answer = asker.get(candidate.resolve(PING));
                    if (!NOT_YET.contains(answer.status())) {
                        url = candidate;
                        return answer;
                    }
                    failures.put(candidate, "status " + answer.status());
                } catch (IOException e) {
                    failures.put(candidate, e.getMessage());
                }
            }
            if (System.nanoTime() - deadline > 0) {
                throw new LaunchError(
                        "Target %s does not answer at %s within lab.startTimeout=%d s (%s).%n  What to do: start that server, or mend lab.target.%s.url."
                                .formatted(spec.name(), given, patience.toSeconds(), text(failures), spec.name()));
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    /** Where there is but one address, it has been named. */
    private static String text(Map<URI, String> failures) {
        return failures.size() == 1
                ? failures.values().iterator().next()
                : failures.entrySet().stream()
                        .map(one -> one.getKey() + ": " + one.getValue())
                        .collect(Collectors.joining("; "));
    }

    private void require(String path) throws InterruptedException {
        String wrong = wrong(path, Work.CPU);
        if (!wrong.isEmpty()) {
            throw new LaunchError(
                    """
                    Target %s at %s is no target: GET %s: %s.
                      What must be there: GET %s and GET %s/{iterations}, each answered by 200 and {"message": "…", "result": seconds}.
                      What to do: mvn -q -pl targets/contract-kit compile exec:java@check-target -Dexec.args=%s""".formatted(spec.name(), url, path, wrong, CALIBRATE, Endpoint.SYNC_CPUBOUND.path(), url));
        }
    }

    private String wrong(String path, Work work) throws InterruptedException {
        try {
            return asker.get(url.resolve(path)).wrong(work, 1);
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    /** @param pings whether this is the answer to a ping: that to work has a start, too, which is another */
    private TargetIdentity identity(JsonNode answer, boolean pings) {
        JsonNode said = pings ? answer : JsonNodeFactory.instance.objectNode().set("pid", answer.get("pid"));
        int told = said.path("cores").asInt(0);
        try {
            return TargetIdentity.of(
                    said, cores.orElse(told > 0 ? told : Runtime.getRuntime().availableProcessors()));
        } catch (IllegalArgumentException e) {
            throw new LaunchError("Target %s at %s: %s".formatted(spec.name(), url, e.getMessage()));
        }
    }

    /** For a probe any answer will do; what is not JSON tells nothing. */
    private static JsonNode read(String ping) {
        try {
            JsonNode said = new ObjectMapper().readTree(ping);
            return said.isObject() ? said : JsonNodeFactory.instance.objectNode();
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
