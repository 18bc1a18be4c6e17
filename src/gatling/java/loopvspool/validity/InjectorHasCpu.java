package loopvspool.validity;

import java.util.Locale;
import java.util.stream.Stream;

/** SUSPECT if Gatling used nearly all of its cores during a step: then the step measured Gatling. */
final class InjectorHasCpu implements Gate {
    private static final Cause CAUSE = new Cause(
            "injector-cpu",
            "Gatling used nearly all of its cores",
            "use fewer users or longer requests, or give it more cores with lab.cpus.injector");

    @Override
    public Stream<Finding> check(Evidence evidence) {
        double allowed = evidence.allowed().injectorCpuPercent();
        return evidence.steps().stream().flatMap(result -> evidence.surroundings().of(result.step()).stream()
                .filter(around -> around.injectorCpuPercent() != null && around.injectorCpuPercent() > allowed)
                .map(around -> CAUSE.suspect(
                        result.step().name(),
                        around.injectorCpuPercent(),
                        String.format(
                                Locale.ROOT,
                                "injector short of CPU: Gatling used %.0f %% of its cores; at most %s %% is allowed",
                                around.injectorCpuPercent(),
                                Percent.text(allowed)))));
    }
}
