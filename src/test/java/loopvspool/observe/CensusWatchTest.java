package loopvspool.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import loopvspool.experiment.Step;
import loopvspool.measure.Forged;
import loopvspool.sut.Census;
import loopvspool.sut.CensusSample;
import loopvspool.sut.FakeCensus;
import loopvspool.sut.FakeTarget;
import loopvspool.sut.ProcessTree.ProcessView;
import loopvspool.sut.RunningTarget;
import loopvspool.sut.TargetIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CensusWatchTest {
    private static final String RECORDED = FakeCensus.recorded("census.json");
    private static final String BEFORE = "since=1795521751810000&until=1795521752810000";
    private static final String DURING = "since=1795521752810000&until=1795521754900000";
    private static final ProcessView PROCESS = ForgedCensus.process(4242, 30);
    private static final Step STEP = Forged.step().target("vertx").build();

    private final FakeCensus server = new FakeCensus().answers(query -> RECORDED);
    private final RunningTarget target = server.target("vertx");
    private final AtomicLong now = new AtomicLong();
    private final CensusWatch watch = watching(pid -> pid == 4242 ? List.of(PROCESS) : List.of());

    private CensusWatch watching(LongFunction<List<ProcessView>> outside) {
        return new CensusWatch(now::get, outside);
    }

    @AfterEach
    void stop() {
        server.close();
        watch.close();
    }

    private static void run(CensusWatch watch, AtomicLong now, Step step) {
        now.set(1_795_521_752_810_000L);
        watch.stepStarting(step);
        now.set(1_795_521_754_900_000L);
        watch.stepDone(step);
    }

    @Test
    void shouldSeeATargetAfterItsStartFromInsideAndFromOutside() {
        watch.started(new MeasuredTarget(1, target));
        watch.close();

        assertThat(server.asked()).containsExactly("/test/resmon");
        TargetCensus census = watch.census().targets().get("vertx");
        assertThat(census.inside().now().osThreads()).isEqualTo(30);
        assertThat(census.outside()).containsExactly(PROCESS);
        assertThat(census.unavailable()).isNull();
    }

    @Test
    void shouldLeaveATargetAloneThatOffersNone() {
        RunningTarget without =
                new FakeTarget(target.spec(), target.url(), new TargetIdentity(4242, 2, OptionalInt.empty(), null));

        watch.started(new MeasuredTarget(1, without));
        run(watch, now, STEP);
        watch.close();

        assertThat(watch.census()).isEqualTo(RunCensus.NONE);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void shouldAskAfterAStepForTheStepAndForTheSecondBeforeIt() {
        watch.started(new MeasuredTarget(1, target));
        run(watch, now, STEP);
        watch.close();

        assertThat(server.asked()).containsExactly("/test/resmon", "/test/resmon?" + DURING, "/test/resmon?" + BEFORE);
    }

    @Test
    void shouldTakeTheLastSampleBeforeTheStepForTheIdleTarget() {
        String idle = RECORDED.replace("\"osThreads\": 30", "\"osThreads\": 29");
        server.answers(query -> query.equals(BEFORE) ? idle : RECORDED);

        watch.started(new MeasuredTarget(1, target));
        run(watch, now, STEP);
        watch.close();

        StepCensus census = watch.census().steps().get(STEP);
        assertThat(census.startMicros()).isEqualTo(1_795_521_752_810_000L);
        assertThat(census.before().atMicros()).as("the latest").isEqualTo(1_795_521_752_805_346L);
        assertThat(census.before().osThreads()).as("of the second before").isEqualTo(29);
        assertThat(census.peak().osThreads()).as("of the step").isEqualTo(30);
        assertThat(census.series()).extracting(CensusSample::osThreads).containsExactly(28, 28, 30);
        assertThat(census.atEnd().outside()).containsExactly(PROCESS);
        assertThat(census.cpuSeconds()).as("4.41 - 2.89").isEqualTo(1.52);
    }

    @Test
    void shouldDoWithoutASampleFromBeforeTheStep() {
        server.answers(query ->
                query.equals(BEFORE) ? RECORDED.replaceAll("(?s)\"series\": \\[.*]", "\"series\": []") : RECORDED);

        watch.started(new MeasuredTarget(1, target));
        run(watch, now, STEP);
        watch.close();

        StepCensus census = watch.census().steps().get(STEP);
        assertThat(census.before()).isNull();
        assertThat(census.cpuSeconds()).isNull();
        assertThat(census.peak()).isNotNull();
        assertThat(census.atEnd().unavailable()).isNull();
    }

    @Test
    void shouldAskNothingOfAStepThatItHasNotSeenStart() {
        watch.started(new MeasuredTarget(1, target));
        watch.stepDone(STEP);
        watch.close();

        assertThat(watch.census().steps()).isEmpty();
        assertThat(server.asked()).containsExactly("/test/resmon");
    }

    @Test
    void shouldNotKeepTheCallerWaitingForAnAnswer() {
        server.silent();

        watch.started(new MeasuredTarget(1, target));
        run(watch, now, STEP);
        assertThat(watch.census()).as("while the target is silent").isEqualTo(RunCensus.NONE);

        server.speak();
        watch.close();

        assertThat(watch.census().targets()).containsOnlyKeys("vertx");
        assertThat(watch.census().steps()).containsOnlyKeys(STEP);
        assertThat(watch.census().steps().get(STEP).atEnd().unavailable()).isNull();
    }

    @Test
    void shouldKeepTheReasonWhenATargetDoesNotAnswerAndGoOn() {
        Step next = Forged.step().target("vertx").number(2).build();
        watch.started(new MeasuredTarget(1, target));
        server.answers(query -> "nonsense");
        run(watch, now, STEP);
        awaitAnswerTo(STEP);
        server.answers(query -> RECORDED);
        run(watch, now, next);
        watch.close();

        Map<Step, StepCensus> steps = watch.census().steps();
        assertThat(steps.get(STEP).atEnd().inside()).isNull();
        assertThat(steps.get(STEP).atEnd().unavailable())
                .startsWith("vertx at http://")
                .contains("the census is not the contract's JSON");
        assertThat(steps.get(STEP).peak()).isNull();
        assertThat(steps.get(STEP).series()).isEmpty();
        assertThat(steps.get(next).atEnd().unavailable()).isNull();
    }

    private void awaitAnswerTo(Step step) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!watch.census().steps().containsKey(step)) {
            assertThat(System.nanoTime()).as("an answer in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void shouldKeepTheStepWhenOnlyTheSecondBeforeItIsRefused() {
        server.answers(query -> query.equals(BEFORE) ? "{}" : RECORDED);

        watch.started(new MeasuredTarget(1, target));
        run(watch, now, STEP);
        watch.close();

        StepCensus census = watch.census().steps().get(STEP);
        assertThat(census.peak()).isNotNull();
        assertThat(census.before()).isNull();
        assertThat(census.atEnd().unavailable()).contains(BEFORE);
    }

    @Test
    void shouldKeepTheViewFromInsideWhenNobodyCanLookFromOutside() {
        CensusWatch blind = watching(pid -> {
            throw new IllegalStateException("no /proc");
        });
        blind.started(new MeasuredTarget(1, target));
        blind.close();

        TargetCensus census = blind.census().targets().get("vertx");
        assertThat(census.inside()).isEqualTo(parsed());
        assertThat(census.outside()).isEmpty();
        assertThat(census.unavailable()).isEqualTo("the view from outside: java.lang.IllegalStateException: no /proc");
    }

    private Census parsed() {
        CensusWatch other = watching(pid -> List.of());
        other.started(new MeasuredTarget(1, target));
        other.close();
        return other.census().targets().get("vertx").inside();
    }

    @Test
    void shouldLookFromAThreadOfItsOwnThatKeepsNoJvmAlive() {
        List<Thread> looking = new CopyOnWriteArrayList<>();
        CensusWatch noting = watching(pid -> {
            looking.add(Thread.currentThread());
            return List.of();
        });
        noting.started(new MeasuredTarget(1, target));
        run(noting, now, STEP);
        noting.close();

        assertThat(looking).hasSize(2).allSatisfy(thread -> {
            assertThat(thread.getName()).isEqualTo("census-watch");
            assertThat(thread.isDaemon()).isTrue();
        });
        assertThat(looking.get(0)).isSameAs(looking.get(1));
    }

    @Test
    void shouldGiveUpAtTheEndWhatATargetStillOwes() {
        Step next = Forged.step().target("vertx").number(2).build();
        server.silent();

        watch.started(new MeasuredTarget(1, target));
        run(watch, now, STEP);
        run(watch, now, next);
        watch.close();

        assertThat(watch.census().targets().get("vertx").unavailable()).endsWith("no answer within 2 s");
        assertThat(watch.census().steps())
                .as("the one that is being asked for, and the one that waits for its turn")
                .containsOnlyKeys(STEP, next)
                .allSatisfy((step, census) -> {
                    assertThat(census.atEnd().unavailable()).isEqualTo("no answer before the run ended");
                    assertThat(census.startMicros()).isEqualTo(1_795_521_752_810_000L);
                });
    }

    @Test
    void shouldAskNoMoreWhenItIsClosed() {
        watch.started(new MeasuredTarget(1, target));
        watch.close();
        run(watch, now, STEP);
        watch.close();

        assertThat(watch.census().steps()).isEmpty();
        assertThat(server.asked()).containsExactly("/test/resmon");
    }
}
