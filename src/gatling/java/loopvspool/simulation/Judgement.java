package loopvspool.simulation;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
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
import loopvspool.settings.FailOn;

/**
 * How the verdict becomes the exit code. Gatling asserts on what its users did, and on nothing else; so when all load has ended,
 * one more user goes through a group for the verdict and one for the user's limits, and fails in it if the run does. The groups
 * hold no request: Gatling's figures are of the targets alone. A run that ends before has no such group, and an assertion on
 * a group that is not there fails.
 */
final class Judgement {
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final String LIMITS = "lab.limits";

    private final FailOn failOn;
    private final boolean limited;
    private final String verdict;

    /** @param limited whether the user requires anything of the results */
    Judgement(FailOn failOn, boolean limited) {
        this.failOn = failOn;
        this.limited = limited;
        this.verdict = "verdict (lab.failOn=%s)".formatted(failOn.label());
    }

    /** Who knows about the run. */
    interface Judge {
        /** Whether the last step is still being looked at; it ends by itself in seconds. */
        boolean isLooking();

        /** Whether the run, which has no load any more, ends with a failure because of the verdict. */
        boolean fails();

        /** Whether the results are as the user requires. */
        boolean limitsAreMet();
    }

    PopulationBuilder population(Judge judge) {
        List<ChainBuilder> chain = new ArrayList<>();
        chain.add(asLongAs(session -> judge.isLooking()).on(pause(LOOK)));
        chain.add(passed(verdict, () -> !judge.fails()));
        if (limited) {
            chain.add(passed(LIMITS, judge::limitsAreMet));
        }
        return scenario("judgement").exec(chain).injectOpen(atOnceUsers(1));
    }

    private static ChainBuilder passed(String group, BooleanSupplier condition) {
        return exec(
                group(group).on(exec(session -> condition.getAsBoolean() ? session : session.markAsFailed())),
                exec(session -> session.markAsSucceeded()));
    }

    List<Assertion> assertions() {
        List<Assertion> assertions = new ArrayList<>();
        if (failOn != FailOn.NEVER) {
            assertions.add(global().failedRequests().count().is(0L));
            assertions.add(details(verdict).failedRequests().count().is(0L));
        }
        if (limited) {
            assertions.add(details(LIMITS).failedRequests().count().is(0L));
        }
        return assertions;
    }
}
