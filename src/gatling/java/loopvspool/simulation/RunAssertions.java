package loopvspool.simulation;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import loopvspool.settings.FailOn;

/**
 * How the verdict becomes the exit code. Gatling asserts on what its users did, and on nothing else; so when all load has ended,
 * one more user goes through a group for each thing that is required of the run, and fails in it if the run does. The groups
 * hold no request: Gatling's metrics are of the targets alone. A run that ends before has no such group, and an assertion on
 * a group that is not there fails.
 */
final class RunAssertions {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final FailOn failOn;
    private final boolean limited;

    /** @param limited whether the user requires anything of the results */
    RunAssertions(FailOn failOn, boolean limited) {
        this.failOn = failOn;
        this.limited = limited;
    }

    /** Who knows about the run, which has no load any more when it is asked. */
    interface Judge {
        /** Whether the last step is still being looked at; it ends by itself in seconds. */
        boolean isLooking();

        /** Whether every request and ping had a good answer. */
        boolean lostNothing();

        /** Whether the verdict is good enough for {@code lab.failOn}. */
        boolean isGoodEnough();

        /** Whether the results are as the user requires. */
        boolean limitsAreMet();
    }

    /** @param what as Gatling's report names it */
    private record Requirement(String what, Predicate<Judge> holds) {}

    private List<Requirement> requirements() {
        List<Requirement> requirements = new ArrayList<>();
        if (failOn != FailOn.NEVER) {
            String setting = " (lab.failOn=%s)".formatted(failOn.label());
            requirements.add(new Requirement("no request was lost" + setting, Judge::lostNothing));
            requirements.add(new Requirement(
                    (failOn == FailOn.SUSPECT ? "the run is VALID" : "the run is not INVALID") + setting,
                    Judge::isGoodEnough));
        }
        if (limited) {
            requirements.add(new Requirement("every limit of lab.limits is met", Judge::limitsAreMet));
        }
        return requirements;
    }

    PopulationBuilder population(Judge judge) {
        List<ChainBuilder> chain = new ArrayList<>();
        chain.add(asLongAs(session -> judge.isLooking()).on(pause(LOOK)));
        requirements()
                .forEach(requirement -> chain.add(
                        passed(requirement.what(), () -> requirement.holds().test(judge))));
        return scenario("judgement").exec(chain).injectOpen(atOnceUsers(1));
    }

    private static ChainBuilder passed(String group, BooleanSupplier condition) {
        return exec(
                group(group).on(exec(session -> condition.getAsBoolean() ? session : session.markAsFailed())),
                exec(session -> session.markAsSucceeded()));
    }

    List<Assertion> assertions() {
        return requirements().stream()
                .map(requirement ->
                        details(requirement.what()).failedRequests().count().is(0L))
                .toList();
    }
}
