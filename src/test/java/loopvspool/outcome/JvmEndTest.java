package loopvspool.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import loopvspool.outcome.JvmEnd.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That OpenJDK calls its threads so is in EndingsIT, where real runs end. */
class JvmEndTest {
    @ParameterizedTest
    @CsvSource({"SIGTERM handler, SIGTERM, 143", "SIGINT handler, SIGINT, 130", "SIGHUP handler, SIGHUP, 129"})
    void shouldKnowASignal(String thread, String cause, int code) {
        JvmEnd end = JvmEnd.ofThread(thread);

        assertThat(end).isEqualTo(new JvmEnd(Kind.INTERRUPTION, cause));
        assertThat(end.signalCode()).isEqualTo(Optional.of(code));
    }

    @ParameterizedTest
    @CsvSource({"parent-watch, INTERRUPTION", "DestroyJavaVM, CRASH", "main, EXIT"})
    void shouldKnowOtherEnds(String thread, Kind kind) {
        JvmEnd end = JvmEnd.ofThread(thread);

        assertThat(end.kind()).isEqualTo(kind);
        assertThat(end.signalCode()).isEmpty();
    }

    @Test
    void shouldSeeNoEndWhileTheJvmGoesOn() {
        assertThat(JvmEnd.look()).isEmpty();
    }
}
