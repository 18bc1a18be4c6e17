package loopvspool.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import loopvspool.record.Exchange;
import loopvspool.record.LabClock;
import loopvspool.record.Ping;
import loopvspool.record.PingRecord;
import loopvspool.record.RequestRecord;
import org.junit.jupiter.api.Test;

class StepLogTest {
    /** An exchange that is released later than every one before it. */
    private static Exchange releasedLater(int seat, int round) {
        long now = LabClock.micros();
        while (LabClock.micros() < now + 2_000) {
            Thread.onSpinWait();
        }
        return new Exchange(seat, round, 1000);
    }

    @Test
    void shouldMeanEveryRequestOfABurstToGoOutWithTheFirstUser() {
        StepLog log = new StepLog(Forged.step().users(3).build());
        Exchange first = releasedLater(1, 0);
        Exchange second = releasedLater(2, 0);
        Exchange third = releasedLater(0, 0);

        // They end in another order than they were released in.
        log.add(third);
        log.add(first);
        log.add(second);

        assertThat(log.records())
                .extracting(RequestRecord::seat, RequestRecord::intendedMicros)
                .containsExactly(
                        tuple(0, first.releasedMicros()),
                        tuple(1, first.releasedMicros()),
                        tuple(2, first.releasedMicros()));
    }

    @Test
    void shouldTakeTwoUsersForABurst() {
        StepLog log = new StepLog(Forged.step().users(2).build());
        Exchange first = releasedLater(0, 0);
        log.add(first);
        log.add(releasedLater(1, 0));

        assertThat(log.records()).extracting(RequestRecord::intendedMicros).containsOnly(first.releasedMicros());
    }

    @Test
    void shouldMeanEachRequestOfASingleUserWhenTheOneBeforeIsDone() {
        StepLog log = new StepLog(Forged.step().users(1).requestsPerUser(2).build());
        Exchange first = releasedLater(0, 0);
        Exchange second = releasedLater(0, 1);

        log.add(second);
        log.add(first);

        assertThat(log.records())
                .extracting(RequestRecord::round, RequestRecord::intendedMicros)
                .containsExactly(tuple(0, first.releasedMicros()), tuple(1, second.releasedMicros()));
    }

    @Test
    void shouldLetTheEndStandForAnAnswerThatNeverCame() {
        StepLog log = new StepLog(Forged.step().users(1).build());
        Exchange exchange = new Exchange(0, 0, 1000);
        long before = releasedLater(9, 0).releasedMicros();

        log.add(exchange);

        assertThat(log.records().get(0).receivedMicros()).isBetween(before, LabClock.micros());
    }

    @Test
    void shouldSayWhenTheLastRequestThatWasPlannedHasEnded() {
        StepLog log = new StepLog(Forged.step().users(1).requestsPerUser(3).build());

        log.add(new Exchange(0, 0, 1));
        log.add(new Exchange(0, 1, 1));
        assertThat(log.isComplete()).isFalse();
        log.add(new Exchange(0, 2, 1));
        assertThat(log.isComplete()).isTrue();
        log.add(new Exchange(0, 3, 1));
        assertThat(log.isComplete()).as("one too many").isFalse();
    }

    @Test
    void shouldWaitForEveryProbeWhoCameAndForNobodyWhoStayedAway() {
        StepLog log = new StepLog(Forged.step().users(1).probes(3, 0).build());

        log.add(new Ping(1, Forged.START + 2));
        log.add(new Exchange(0, 0, 1));
        assertThat(log.isBurstOver()).isTrue();
        assertThat(log.isComplete()).isFalse();
        log.add(new Ping(0, Forged.START + 1));
        assertThat(log.isComplete()).isFalse();
        log.addAbsent();

        assertThat(log.isComplete()).isTrue();
        assertThat(log.pings()).extracting(PingRecord::index).containsExactly(0, 1);
    }

    @Test
    void shouldHaveNoRowsBeforeItBegins() {
        assertThat(new StepLog(Forged.step().build()).records()).isEmpty();
    }
}
