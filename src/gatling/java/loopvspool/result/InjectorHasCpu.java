package loopvspool.result;

import java.util.Locale;
import java.util.stream.Stream;

/** SUSPECT if Gatling used nearly all of its cores during a step: then the step measured Gatling. */
final class InjectorHasCpu implements Gate {
    @Override
    public Stream<Finding> check(Evidence evidence) {
        double allowed = evidence.allowed().injectorCpuPercent();
        return evidence.steps().stream().flatMap(result -> evidence.surroundings().of(result.step()).stream()
                .filter(around -> around.injectorCpuPercent() != null && around.injectorCpuPercent() > allowed)
                .map(around -> Finding.suspect(
                        result.step().name(),
                        String.format(
                                Locale.ROOT,
                                "injector short of CPU: Gatling used %.0f %% of its cores; at most %s %% is allowed",
                                around.injectorCpuPercent(),
                                Percent.text(allowed)))));
    }
}
