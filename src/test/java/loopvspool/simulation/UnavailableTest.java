package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import loopvspool.validity.Skipped;
import org.junit.jupiter.api.Test;

class UnavailableTest {
    private static final Skipped NO_MAVEN =
            FreshTarget.UNAVAILABLE.skipped("vertx", "vertx in development", "no Maven here");

    private final Unavailable unavailable = new Unavailable();

    @Test
    void shouldTellOnceWhatEveryForkLacksForTheSameReason() {
        assertThat(unavailable.add(NO_MAVEN, 1)).hasValue(NO_MAVEN);
        assertThat(unavailable.add(NO_MAVEN, 2)).isEmpty();
        assertThat(unavailable.add(NO_MAVEN, 3)).isEmpty();

        assertThat(unavailable.all()).containsExactly(NO_MAVEN);
    }

    @Test
    void shouldNameTheForkThatLacksItForAnotherReason() {
        unavailable.add(NO_MAVEN, 1);
        unavailable.add(FreshTarget.UNAVAILABLE.skipped("vertx", "vertx in development", "disk full"), 2);

        assertThat(unavailable.all())
                .containsExactly(
                        NO_MAVEN,
                        FreshTarget.UNAVAILABLE.skipped("vertx", "vertx in development, fork 2", "disk full"));
    }

    @Test
    void shouldNameTheForkThatAloneLacksIt() {
        unavailable.add(NO_MAVEN, 3);
        unavailable.add(FreshTarget.UNAVAILABLE.skipped("javalin-1x", "javalin-1x in development", "no Maven here"), 3);

        assertThat(unavailable.all())
                .extracting(Skipped::what)
                .containsExactly("vertx in development, fork 3", "javalin-1x in development, fork 3");
    }
}
