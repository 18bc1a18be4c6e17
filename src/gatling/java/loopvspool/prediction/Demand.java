package loopvspool.prediction;

import java.util.List;

/**
 * What one request asks for, whoever serves it.
 *
 * @param phases one after another
 */
public record Demand(List<Phase> phases) {
    public Demand {
        phases = List.copyOf(phases);
    }

    /** So much work on a core, in seconds. */
    public static Demand compute(double seconds) {
        return of(new Phase.Compute(seconds));
    }

    /** So long a wait, in seconds. */
    public static Demand waiting(double seconds) {
        return of(new Phase.Wait(seconds));
    }

    /** So long a query, in seconds. */
    public static Demand query(double seconds) {
        return of(new Phase.Query(seconds));
    }

    /** These phases. */
    public static Demand of(Phase... phases) {
        return new Demand(List.of(phases));
    }

    /** Each phase so many times as long. */
    public Demand times(double factor) {
        return new Demand(phases.stream().map(phase -> phase.times(factor)).toList());
    }
}
