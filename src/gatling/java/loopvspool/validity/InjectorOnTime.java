package loopvspool.validity;

import java.util.Locale;
import java.util.stream.Stream;

/** SUSPECT if a thread of Gatling's JVM woke late during a step: what it sent and received then may have been late, too. */
final class InjectorOnTime implements Gate {
    private static final Cause CAUSE = new Cause("injector-late", "Gatling was late", Cause.QUIET_MACHINE);

    @Override
    public Stream<Finding> check(Evidence evidence) {
        // A quota may stop every thread for so long, which is no lack of the injector.
        long allowed = Math.round(evidence.allowed().injectorLate().toMillis()
                + evidence.surroundings().cores().injectorStopSeconds() * 1000);
        return evidence.steps().stream().flatMap(result -> evidence.surroundings().of(result.step()).stream()
                .filter(around -> around.injectorLateSeconds() * 1000 > allowed)
                .map(around -> CAUSE.suspect(
                        result.step().name(),
                        around.injectorLateSeconds(),
                        String.format(
                                Locale.ROOT,
                                "injector late: a thread that should wake every 50 ms was %.0f ms late; at most %d ms is allowed",
                                around.injectorLateSeconds() * 1000,
                                allowed))));
    }
}
