package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import loopvspool.experiment.Experiments;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Subject;
import loopvspool.settings.LabSettings;
import loopvspool.sut.Endpoint;
import loopvspool.sut.NotOffered;
import loopvspool.sut.RunningTarget;
import loopvspool.sut.TargetCatalogue;
import loopvspool.sut.TargetIdentity;
import loopvspool.sut.TargetSpec;
import loopvspool.validity.Skipped;
import org.junit.jupiter.api.Test;

class MissingCapabilitiesTest {
    private static final TargetSpec VERTX =
            TargetCatalogue.load().select(List.of("vertx")).get(0);

    /** Somebody else has started it. */
    private record Found(NotOffered notOffered, OptionalInt censusPort) implements RunningTarget {
        @Override
        public TargetSpec spec() {
            return VERTX.only(Arrays.stream(Endpoint.values())
                    .filter(endpoint -> !notOffered.endpoints().containsKey(endpoint))
                    .collect(Collectors.toSet()));
        }

        @Override
        public URI url() {
            return URI.create("http://127.0.0.1:1");
        }

        @Override
        public TargetIdentity identity() {
            return new TargetIdentity(1, 2, censusPort, null);
        }

        @Override
        public Optional<Duration> timeToReady() {
            return Optional.empty();
        }

        @Override
        public OptionalLong rootPid() {
            return OptionalLong.empty();
        }

        @Override
        public String command() {
            return "";
        }

        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public void close() {}
    }

    private static List<Skipped> lines(NotOffered missing, OptionalInt censusPort, String experiments) {
        LabSettings settings = LabSettings.of(
                Map.of("lab.experiments", experiments), List.of("vertx"), List.of("vertx"), Experiments.names());
        Plan expected = Plan.of(settings, List.of(new Subject(VERTX, 2)));
        return MissingCapabilities.of(expected, List.of(new Found(missing, censusPort)));
    }

    @Test
    void shouldSayNothingWhereNothingIsMissing() {
        assertThat(lines(NotOffered.NOTHING, OptionalInt.of(1), "all")).isEmpty();
    }

    @Test
    void shouldNameTheQuestionsThatAreLostAndThoseOfWhichAPartIs() {
        NotOffered missing = new NotOffered(
                Map.of(
                        Endpoint.ASYNC_IOBOUND, "status 404",
                        Endpoint.SYNC_IOBOUND, "status 502",
                        Endpoint.SYNC_SQL, "status 404",
                        Endpoint.ASYNC_SQL, "status 404",
                        Endpoint.ORDERED_CPUBOUND, "status 404"),
                Optional.empty());

        assertThat(lines(missing, OptionalInt.of(1), "cpu-burst,async-usage,io-burst"))
                .containsExactly(
                        MissingCapabilities.ENDPOINTS.skipped(
                                "vertx",
                                "io-burst, a part of async-usage on vertx",
                                "not offered: ordered-cpubound, async-iobound, sync-sql, async-sql (status 404), sync-iobound (status 502)"));
    }

    @Test
    void shouldCallAQuestionLostThatHasNothingLeftToCompare() {
        NotOffered missing = new NotOffered(Map.of(Endpoint.ASYNC_CPUBOUND, "status 404"), Optional.empty());

        assertThat(lines(missing, OptionalInt.of(1), "cpu-baseline,cpu-burst,async-usage"))
                .containsExactly(MissingCapabilities.ENDPOINTS.skipped(
                        "vertx",
                        "async-usage, a part of cpu-baseline and cpu-burst on vertx",
                        "not offered: async-cpubound (status 404)"));
    }

    @Test
    void shouldNotNameWhatNobodyAskedFor() {
        NotOffered missing = new NotOffered(Map.of(Endpoint.SYNC_IOBOUND, "status 404"), Optional.of("status 404"));

        assertThat(lines(missing, OptionalInt.of(1), "cpu-burst")).isEmpty();
    }

    @Test
    void shouldNameAProbeThatHasNothingToPing() {
        assertThat(lines(
                        new NotOffered(Map.of(), Optional.of("status 404")),
                        OptionalInt.of(1),
                        "cpu-burst,health-check"))
                .containsExactly(MissingCapabilities.PING.skipped(
                        "vertx", "health-check on vertx", "not offered: /test/ping (status 404)"));
    }

    @Test
    void shouldNameACensusThatCannotBeTaken() {
        assertThat(lines(NotOffered.NOTHING, OptionalInt.empty(), "cpu-burst"))
                .containsExactly(MissingCapabilities.CENSUS.skipped(
                        "vertx", "census of vertx", "not offered: no censusPort in its ping"));
    }
}
