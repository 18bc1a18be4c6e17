package loopvspool.measure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import loopvspool.experiment.Step;
import loopvspool.prediction.Quantity;
import loopvspool.record.PingRecord;
import loopvspool.record.RequestRecord;
import loopvspool.sut.Processes;

/**
 * A step that has run, wholly or in part.
 *
 * @param step what was planned and predicted
 * @param rows its requests
 * @param measurement what they come to; nothing if none was answered
 * @param pings the probes' pings that were sent
 * @param probes what they come to; nothing if none was sent
 * @param processes those that were found behind the target's address before the load
 */
public record StepResult(
        Step step,
        List<RequestRecord> rows,
        Optional<Measurement> measurement,
        List<PingRecord> pings,
        Optional<ProbeMeasurement> probes,
        Processes processes) {

    static StepResult of(Step step, List<RequestRecord> rows, List<PingRecord> pings, Processes processes) {
        return new StepResult(
                step,
                List.copyOf(rows),
                Measurement.of(rows, step.users() > 1, processes),
                List.copyOf(pings),
                step.probes().flatMap(expected -> ProbeMeasurement.of(pings, expected)),
                processes);
    }

    /** The rows of the requests that were answered well. */
    public Stream<RequestRecord> answered() {
        return rows.stream().filter(RequestRecord::isAnswered);
    }

    /** Whose counters the replies hold. */
    public Counting counting() {
        return Counting.of(answered().toList(), processes);
    }

    /**
     * When its first request went out, in microseconds since the epoch; where none is known to have gone out, when the first
     * was meant to. Nothing if there are neither requests nor pings.
     */
    public OptionalLong firstSendMicros() {
        LongStream sent = rows.stream()
                .map(RequestRecord::sentMicros)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue);
        LongStream meant = LongStream.concat(
                rows.stream().mapToLong(RequestRecord::intendedMicros),
                pings.stream().mapToLong(PingRecord::intendedMicros));
        OptionalLong first = sent.min();
        return first.isPresent() ? first : meant.min();
    }

    /** Whether each of its requests has its answer, or its failure: in a run that was cut short the last step may lack some. */
    public boolean isWhole() {
        return rows.size() == step.requests();
    }

    /**
     * A quantity of the whole step, its probes' among them; nothing where a request or a ping failed or is missing: the times of
     * a part are those of another, smaller step.
     */
    public OptionalDouble whole(Quantity quantity) {
        return Stream.concat(
                        measurement.filter(one -> isWhole() && one.failed() == 0).stream()
                                .map(one -> one.value(quantity)),
                        probes.filter(one -> isWhole() && one.failed() == 0).stream()
                                .map(one -> one.value(quantity)))
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    /** Whether it went as predicted; nothing if no request was answered, or it was cut short: a part of a burst is another burst. */
    public Optional<Verdict> verdict() {
        return measurement.filter(measured -> isWhole()).map(measured -> Verdict.of(step.prediction(), measured));
    }

    /** Whether the probes waited as predicted; nothing if none was sent, or the step was cut short. */
    public Optional<Verdict> probeVerdict() {
        return probes.filter(measured -> isWhole())
                .flatMap(measured -> step.probes().map(expected -> Verdict.of(expected.prediction(), measured)));
    }
}
