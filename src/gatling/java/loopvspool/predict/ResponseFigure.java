package loopvspool.predict;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import loopvspool.prediction.Responses;

/** What is said of the response times, and what a limit may be set on. */
enum ResponseFigure {
    MEAN("mean", Responses::mean),
    P50("p50", responses -> responses.percentile(50)),
    P90("p90", responses -> responses.percentile(90)),
    P95("p95", responses -> responses.percentile(95)),
    P99("p99", responses -> responses.percentile(99)),
    MAX("max", Responses::max);

    private final String label;
    private final ToDoubleFunction<Responses> value;

    ResponseFigure(String label, ToDoubleFunction<Responses> value) {
        this.label = label;
        this.value = value;
    }

    String label() {
        return label;
    }

    /** In seconds. */
    double of(Responses responses) {
        return value.applyAsDouble(responses);
    }

    static Optional<ResponseFigure> of(String label) {
        return Arrays.stream(values())
                .filter(metric -> metric.label.equals(label))
                .findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(ResponseFigure::label).toList();
    }
}
