package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import loopvspool.Await;
import loopvspool.experiment.Context;
import loopvspool.observe.ContextResult;
import loopvspool.sut.LaunchError;
import loopvspool.sut.Launcher;
import loopvspool.sut.RunningTarget;
import loopvspool.sut.Specs;
import loopvspool.sut.TargetIdentity;
import loopvspool.sut.TargetSpec;
import loopvspool.validity.Skipped;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With this JVM as the target's process. */
class FreshTargetTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final TargetSpec SPEC = Specs.of("vertx", "a loop", "targets/vertx", "Main", List.of(), Map.of());

    private final List<ContextResult> measured = Collections.synchronizedList(new ArrayList<>());
    private final List<Skipped> skipped = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private FreshTarget target;

    private FreshTarget fresh(Launcher launcher) {
        target = new FreshTarget(SPEC, 1, Context.PRODUCTION, launcher, new FreshTarget.Listener() {
            @Override
            public void measured(ContextResult result) {
                measured.add(result);
            }

            @Override
            public void skipped(Skipped missing, int fork) {
                skipped.add(missing);
            }
        });
        return target;
    }

    @AfterEach
    void end() {
        target.close();
    }

    @Test
    void shouldLookAtTheProcessesWhenItIsReadyAndDuringTheBurst() {
        FreshTarget fresh = fresh(spec -> new ThisJvm());

        assertThat(fresh.isSettled()).as("before its start").isFalse();
        fresh.start();
        Await.until("it runs", PATIENCE, fresh::isSettled);
        assertThat(fresh.isRunning()).isTrue();
        assertThat(fresh.url()).isEqualTo(URI.create("http://127.0.0.1:1"));
        fresh.burstBegins();
        Await.until("its processes are looked at", PATIENCE, () -> looks.get() > 1);
        assertThat(fresh.isGone()).isFalse();
        fresh.finish();
        Await.until("it is gone", PATIENCE, fresh::isGone);

        assertThat(skipped).isEmpty();
        assertThat(measured).singleElement().satisfies(result -> {
            assertThat(result.context()).isEqualTo("production");
            assertThat(result.readySeconds()).isEqualTo(0.25);
            assertThat(result.idle().get(0).pid())
                    .isEqualTo(ProcessHandle.current().pid());
            assertThat(result.idle().get(0).threads()).isPositive();
            assertThat(result.busy().get(0).pid())
                    .isEqualTo(ProcessHandle.current().pid());
            assertThat(result.editToAnswerSeconds()).as("nothing reloads").isNull();
        });
        assertThat(closed).hasPositiveValue();
    }

    @Test
    void shouldSayWhyItCannotBeHad() {
        FreshTarget fresh = fresh(spec -> {
            throw new LaunchError("no Maven here");
        });

        fresh.start();
        Await.until("it has failed", PATIENCE, fresh::isSettled);
        assertThat(fresh.isRunning()).isFalse();
        fresh.finish();
        Await.until("it is gone", PATIENCE, fresh::isGone);

        assertThat(skipped)
                .containsExactly(FreshTarget.UNAVAILABLE.skipped("vertx", "vertx in production", "no Maven here"));
        assertThat(measured).isEmpty();
    }

    @Test
    void shouldNameAnyOtherFailureToo() {
        FreshTarget fresh = fresh(spec -> {
            throw new UncheckedIOException(new IOException("disk full"));
        });

        fresh.start();
        Await.until("it has failed", PATIENCE, fresh::isSettled);

        assertThat(fresh.isRunning()).isFalse();
        assertThat(skipped).singleElement().satisfies(missing -> assertThat(missing.reason())
                .contains("disk full"));
    }

    @Test
    void shouldEndTheTargetWhenTheRunIsCutShortWhileItStarts() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        FreshTarget fresh = fresh(spec -> new ThisJvm() {
            @Override
            public RunningTarget awaitReady() throws InterruptedException {
                waiting.countDown();
                never.await();
                return this;
            }
        });

        fresh.start();
        Await.until("it waits", PATIENCE, () -> waiting.getCount() == 0);
        fresh.close();

        Await.until("it is closed", PATIENCE, () -> closed.get() > 0);
        assertThat(fresh.isRunning()).isFalse();
    }

    private class ThisJvm implements Launcher.Starting, RunningTarget {
        @Override
        public RunningTarget awaitReady() throws InterruptedException {
            return this;
        }

        @Override
        public TargetSpec spec() {
            return SPEC;
        }

        @Override
        public URI url() {
            return URI.create("http://127.0.0.1:1");
        }

        @Override
        public TargetIdentity identity() {
            return new TargetIdentity(rootPid().getAsLong(), 2, OptionalInt.empty(), null);
        }

        @Override
        public Optional<Duration> timeToReady() {
            return Optional.of(Duration.ofMillis(250));
        }

        @Override
        public OptionalLong rootPid() {
            looks.incrementAndGet();
            return OptionalLong.of(ProcessHandle.current().pid());
        }

        @Override
        public String command() {
            return "java Main";
        }

        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
