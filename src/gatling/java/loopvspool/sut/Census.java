package loopvspool.sut;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a target answers when it is asked for its processes and threads.
 *
 * @param now the counts as it answers
 * @param processes its process and those that it has started
 * @param peak the highest counts of the time that was asked for; null if no sample falls into it, or none was asked for
 * @param everyMillis how often it takes a sample, in milliseconds
 * @param seriesFromMicros the oldest sample that it still keeps, in microseconds since the epoch; null if it keeps none yet
 * @param series the samples of the time that was asked for, oldest first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Census(
        CensusSample now,
        List<Process> processes,
        CensusPeak peak,
        int everyMillis,
        Long seriesFromMicros,
        List<CensusSample> series) {

    /**
     * A process as the target sees it. What it cannot tell is null.
     *
     * @param pid its number
     * @param parentPid its parent's number
     * @param command what it runs, shortened
     * @param threads its threads, a count
     * @param residentBytes its resident memory, in bytes
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Process(long pid, Long parentPid, String command, Integer threads, Long residentBytes) {}

    /** A field may be null where the contract says so, but it must be there: else a typing error would pass as "not told". */
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(Census.class);

    /** Refuses a census without its sample or its lists. */
    public Census {
        if (now == null || processes == null || series == null) {
            throw new IllegalArgumentException("now, processes and series must not be null");
        }
        processes = List.copyOf(processes);
        series = List.copyOf(series);
    }

    /**
     * Reads a census.
     *
     * @throws IllegalArgumentException if it is not the contract's JSON; the message says what is wrong
     */
    static Census parse(String json) {
        try {
            Census census = READER.readValue(json);
            if (census == null) {
                throw new IllegalArgumentException("the census is empty");
            }
            return census;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the census is not the contract's JSON: " + where(e) + e.getOriginalMessage(), e);
        }
    }

    private static String where(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return "";
        }
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("/", "in ", ": "));
    }
}
