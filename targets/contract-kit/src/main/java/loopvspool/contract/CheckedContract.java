package loopvspool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.OptionalInt;
import loopvspool.contract.check.Check;
import loopvspool.contract.check.Checks;
import loopvspool.contract.check.Finding;
import loopvspool.contract.check.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * A target passes the check that anybody can run. That is enough for another concurrency model of a server whose HTTP was put to the
 * test as a {@link TargetContract} already. A subclass starts its target before all tests, says where it is, and stops it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CheckedContract {

    /** Where the target listens, without a path. */
    protected abstract URI target();

    /** How many requests it works on at once, if that is always the same: by its ping, else one. */
    protected OptionalInt workers() {
        return OptionalInt.of(client().ping().json().path("workers").asInt(1));
    }

    final TargetClient client() {
        return new TargetClient(target());
    }

    @AfterEach
    void stillAnswers() {
        client().ping().isPong();
    }

    @ParameterizedTest
    @FieldSource("loopvspool.contract.check.Checks#ALL")
    void passesTheCheckThatAnybodyCanRun(Check check) {
        Finding finding = Checks.ask(check, new Subject(target(), workers()));
        assertThat(finding.outcome())
                .as("%s: %s", check.name(), finding.text())
                .isIn(Finding.Outcome.OFFERED, Finding.Outcome.LACKS);
    }
}
