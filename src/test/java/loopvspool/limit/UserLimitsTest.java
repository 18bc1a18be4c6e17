package loopvspool.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopvspool.experiment.Step;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import loopvspool.prediction.Quantity;
import loopvspool.settings.SettingError;
import loopvspool.sut.Endpoint;
import loopvspool.validity.RunResult;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserLimitsTest {
    /** As predicted: makespan 2 s, mean 1.5 s; pings that waited half a second at the most. */
    private static final StepResult WATCHED = Forged.ran(
            Forged.asPredicted(Forged.step().probes(4, 2).build()),
            Forged.ping(0, 0.25, 0.75),
            Forged.ping(1, 0.75, 1));

    private static StepResult half(Step step) {
        return Forged.ran(step, Forged.row(0).received(1).inFlight(1).build());
    }

    private static StepResult other(int number, Endpoint endpoint) {
        return half(Forged.step()
                .number(number)
                .target("vertx")
                .endpoint(endpoint)
                .users(1)
                .build());
    }

    private static final RunResult RUN = Forged.run(
                    WATCHED,
                    other(2, Endpoint.SYNC_CPUBOUND),
                    other(3, Endpoint.ASYNC_CPUBOUND),
                    half(Forged.step()
                            .number(4)
                            .experiment("cpu-sweep")
                            .variant("3 users")
                            .users(1)
                            .build()))
            .build();

    private static List<String> errors(Runnable action) {
        SettingError error = catchThrowableOfType(SettingError.class, action::run);
        assertThat(error).as("refused").isNotNull();
        return error.lines();
    }

    @Nested
    class Reading {
        private static final List<String> NAMES = List.of("cpu-burst", "io-sweep", "x", "of-on", "javalin-2x");
        private static final List<Optional<String>> VARIANTS =
                List.of(Optional.empty(), Optional.of("3 users"), Optional.of("1 user"), Optional.of("production"));

        private static <T> T any(Random random, List<T> those) {
            return those.get(random.nextInt(those.size()));
        }

        private static Term term(Random random) {
            return new Term(
                    any(random, List.of(Quantity.MAKESPAN, Quantity.MEAN_RESPONSE, Quantity.LONGEST_PROBE)),
                    any(random, NAMES),
                    any(random, VARIANTS),
                    any(random, NAMES),
                    any(random, List.of(Optional.empty(), Optional.of("async-cpubound"))));
        }

        static Stream<Limit> limits() {
            return IntStream.range(0, 500).mapToObj(seed -> {
                Random random = new Random(seed);
                return new Limit(
                        term(random),
                        random.nextBoolean() ? Optional.empty() : Optional.of(term(random)),
                        any(random, List.of(Relation.values())),
                        random.nextInt(1_000_000) / 1000.0);
            });
        }

        @ParameterizedTest
        @MethodSource("limits")
        void shouldReadWhatItWritesWithWhateverBlanks(Limit limit) {
            assertThat(Limit.parse(limit.text())).isEqualTo(limit);
            assertThat(Limit.parse("  " + limit.text().replace(" ", " \t ") + "\n"))
                    .isEqualTo(limit);
        }

        @ParameterizedTest
        @MethodSource("limits")
        void shouldNeverBreakOnWhatIsCutOffOrMangled(Limit limit) {
            Random random = new Random(limit.hashCode());
            String text = limit.text();
            String mangled = text.substring(0, random.nextInt(text.length()))
                    + any(random, List.of("", "<", "/", "of", " on ", "%", ";"))
                    + text.substring(random.nextInt(text.length()));

            try {
                assertThat(Limit.parse(mangled).text())
                        .as("read, so it can be written")
                        .isNotBlank();
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).as("what is allowed").isNotBlank();
            }
        }

        @ParameterizedTest
        @CsvSource({"12s, 12", "500ms, 0.5", "2m, 120", "2.5 s, 2.5", "0s, 0"})
        void shouldReadTimesInSeconds(String time, double seconds) {
            assertThat(Limit.parse("makespan of a on b <" + time).required()).isEqualTo(seconds);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                makespan of cpu-burst on vertx             | by one of <, <=, >, >=
                makespan of cpu-burst on vertx < 12        | '12' is not a time
                makespan of cpu-burst on vertx < -1s       | '-1s' is not a time
                makespan of cpu-burst on vertx < 12 parsec | '12 parsec' is not a time
                makespan of a on b / makespan of c on d < 2s | '2s' is not a number
                makespan of a on b / makespan of c on d / makespan of e on f < 2 | two metrics, not 3
                p98 of cpu-burst on vertx < 1s             | 'p98' is not one of the metrics makespan, mean response
                throughput of cpu-burst on vertx < 1s      | '1s' is not a number
                makespan cpu-burst vertx < 1s              | is not of the form METRIC of EXPERIMENT
                makespan of cpu-burst on vertx == 1s       | by one of
                """)
        void shouldSayWhatIsAllowed(String text, String allowed) {
            assertThat(errors(() -> UserLimits.parse(text)))
                    .singleElement()
                    .asString()
                    .startsWith("lab.limits=" + text + ": ")
                    .contains(allowed);
        }

        @Test
        void shouldGiveEachWrongConditionALineOfItsOwn() {
            assertThat(errors(() -> UserLimits.parse("wrong; makespan of a on b < 1s; worse")))
                    .hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(strings = {"none", " none "})
        void shouldRequireNothingByDefault(String text) {
            assertThat(UserLimits.parse(text).isEmpty()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ";", " ; "})
        void shouldRefuseAListOfNothing(String text) {
            assertThat(errors(() -> UserLimits.parse(text)))
                    .singleElement()
                    .asString()
                    .contains("must be none, or conditions separated by ';'");
        }
    }

    @Nested
    class AgainstThePlan {
        private void require(String text) {
            UserLimits.parse(text).require(RUN.plan());
        }

        @Test
        void shouldTakeWhatThePlanHas() {
            require(
                    "makespan of cpu-burst on javalin-1x < 1s; longest probe of cpu-burst on javalin-1x sync-cpubound < 1s;"
                            + "mean response of cpu-sweep with 3 users on javalin-1x < 1s;");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                makespan of cpu-brst on vertx < 1s | no step of this run is 'makespan of cpu-brst on vertx'; there are: makespan of cpu-burst on javalin-1x sync-cpubound, makespan of cpu-burst on vertx sync-cpubound
                makespan of cpu-burst on vertxx < 1s | there are: makespan of cpu-burst on javalin-1x sync-cpubound
                makespan of cpu-burst on vertx sync-iobound < 1s | there are: makespan of cpu-burst on vertx sync-cpubound, makespan of cpu-burst on vertx async-cpubound
                makespan of cpu-sweep with 4 users on javalin-1x < 1s | there are: makespan of cpu-sweep with 3 users on javalin-1x sync-cpubound
                makespan of cpu-burst on vertx < 1s | 2 steps of this run are 'makespan of cpu-burst on vertx': name the endpoint
                longest probe of cpu-sweep on javalin-1x < 1s | no probes come during 'javalin-1x / cpu-sweep / 3 users / sync-cpubound'
                p95 of cpu-burst on javalin-1x < 1s | p95 takes 200 requests or more, and 'javalin-1x / cpu-burst / sync-cpubound' has
                rejections of cpu-burst on javalin-1x < 1 | is neither predicted nor measured in this run
                throughput of cpu-burst on nobody > 2 | no step of this run is 'throughput of cpu-burst on nobody'
                makespan of cpu-burst on javalin-1x / makespan of cpu-burst on nobody < 1 | no step of this run is 'makespan of cpu-burst on nobody'
                """)
        void shouldNameWhatThePlanHas(String text, String allowed) {
            assertThat(errors(() -> require(text)))
                    .singleElement()
                    .asString()
                    .startsWith("lab.limits=" + text + ": ")
                    .contains(allowed);
        }
    }

    @Nested
    class BeforeTheRun {
        private List<String> warnings(String text) {
            return UserLimits.parse(text).warnings(RUN.plan());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "makespan of cpu-burst on javalin-1x < 1s",
                    "mean response of cpu-burst on javalin-1x < 1500ms",
                    "longest probe of cpu-burst on javalin-1x > 2s",
                    "makespan of cpu-burst on javalin-1x / makespan of cpu-burst on vertx sync-cpubound > 1"
                })
        void shouldSayThatThePredictionBreaksALimit(String text) {
            assertThat(warnings(text))
                    .singleElement()
                    .asString()
                    .contains("breaks the limit " + text.replace("1500ms", "1.5s"));
        }

        @Test
        void shouldNameThePredictedValue() {
            assertThat(warnings("makespan of cpu-burst on javalin-1x < 1s"))
                    .singleElement()
                    .asString()
                    .contains("2.000 s");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "makespan of cpu-burst on javalin-1x <= 2s",
                    "mean response of cpu-burst on javalin-1x < 1501ms",
                    "longest probe of cpu-burst on javalin-1x < 2s",
                    "makespan of cpu-burst on javalin-1x / makespan of cpu-burst on vertx sync-cpubound < 1.1"
                })
        void shouldSayNothingOfALimitThatThePredictionKeeps(String text) {
            assertThat(warnings(text)).isEmpty();
        }
    }

    @Nested
    class AfterTheRun {
        private static LimitCheck check(RunResult result, String text) {
            return assertThat(UserLimits.parse(text).check(result))
                    .singleElement()
                    .actual();
        }

        @ParameterizedTest
        @CsvSource({
            "makespan of cpu-burst on javalin-1x < 2.001s, true",
            "makespan of cpu-burst on javalin-1x < 2s, false",
            "makespan of cpu-burst on javalin-1x <= 2s, true",
            "makespan of cpu-burst on javalin-1x > 2s, false",
            "makespan of cpu-burst on javalin-1x >= 2000ms, true",
            "mean response of cpu-burst on javalin-1x < 1.6s, true",
            "longest probe of cpu-burst on javalin-1x < 0.6s, true",
            "longest probe of cpu-burst on javalin-1x < 0.4s, false",
            "makespan of cpu-burst on javalin-1x / makespan of cpu-burst on vertx sync-cpubound < 2.1, true",
            "makespan of cpu-burst on javalin-1x / makespan of cpu-burst on vertx sync-cpubound < 1.9, false"
        })
        void shouldCompare(String text, boolean met) {
            assertThat(check(RUN, text).met()).isEqualTo(met);
        }

        @Test
        void shouldTellRequiredAndActual() {
            assertThat(check(RUN, "makespan of  cpu-burst on javalin-1x<12s"))
                    .isEqualTo(new LimitCheck(
                            "makespan of cpu-burst on javalin-1x", "< 12 s", "s", 12, 2.0, 2.0, true, true, null));
        }

        @Test
        void shouldNotBelieveTheNumbersOfAnInvalidRun() {
            RunResult invalid = Forged.run(WATCHED).validity("INVALID").build();

            LimitCheck check = check(invalid, "makespan of cpu-burst on javalin-1x < 12s");

            assertThat(check.met()).isTrue();
            assertThat(check.believed()).isFalse();
        }

        @Test
        void shouldNotTakeAStepThatLostRequestsForAFastOne() {
            StepResult lost = Forged.ran(
                    WATCHED.step(),
                    Forged.row(0).received(0.1).build(),
                    Forged.row(1).refused(503));

            assertThat(check(Forged.run(lost).build(), "makespan of cpu-burst on javalin-1x < 12s"))
                    .satisfies(check -> {
                        assertThat(check.met()).isFalse();
                        assertThat(check.actual()).isNull();
                        assertThat(check.why()).contains("not measured", "makespan of cpu-burst on javalin-1x");
                    });
        }

        @Test
        void shouldFailWhereTheStepDidNotRun() {
            RunResult cut = Forged.run().planned(WATCHED.step()).build();

            assertThat(check(cut, "makespan of cpu-burst on javalin-1x > 0s").met())
                    .isFalse();
        }

        @Test
        void shouldTakeTheMeanOverTheForksAndNeedAllOfThem() {
            Step second = Forged.step().number(2).fork(2).build();
            StepResult slow = Forged.ran(
                    second,
                    Forged.row(0).received(4).build(),
                    Forged.row(1).received(4).build(),
                    Forged.row(2).received(4).build(),
                    Forged.row(3).received(4).build());

            assertThat(check(Forged.run(WATCHED, slow).build(), "makespan of cpu-burst on javalin-1x < 12s")
                            .actual())
                    .as("2 s and 4 s")
                    .isEqualTo(3);
            assertThat(check(Forged.run(WATCHED).planned(second).build(), "makespan of cpu-burst on javalin-1x < 12s")
                            .met())
                    .as("one fork is missing")
                    .isFalse();
        }

        @Test
        void shouldReadTheConditionsThatTheRunWasGiven() {
            assertThat(UserLimits.of(Forged.run(WATCHED).build())).isEmpty();
            assertThat(UserLimits.of(Forged.run(WATCHED)
                            .limits("makespan of cpu-burst on javalin-1x < 12s")
                            .build()))
                    .singleElement()
                    .satisfies(check -> assertThat(check.met()).isTrue());
        }
    }
}
