package loopvspool.sut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class FleetTest {
    private static final List<TargetSpec> THREE =
            List.of(FakeLauncher.spec("one"), FakeLauncher.spec("two"), FakeLauncher.spec("three"));

    private final FakeLauncher launcher = new FakeLauncher();
    private final Fleet fleet = new Fleet();

    @Test
    void shouldStartAllTargetsInTheGivenOrder() throws Exception {
        fleet.start(launcher, THREE);

        assertThat(launcher.started).containsExactly("one", "two", "three");
        assertThat(fleet.targets()).extracting(target -> target.spec().name()).containsExactly("one", "two", "three");
        assertThat(launcher.closed).as("what was ended").isEmpty();
    }

    @Test
    void shouldFindATargetByItsName() throws Exception {
        fleet.start(launcher, THREE);

        assertThat(fleet.target("two").spec()).isEqualTo(THREE.get(1));
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> fleet.target("four"))
                .withMessage("four");
    }

    @Test
    void shouldEndAllTargetsIfOneDoesNotBecomeReady() {
        launcher.neverReady("two");

        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(() -> fleet.start(launcher, THREE))
                .withMessage("two was not ready");

        assertThat(launcher.closed).containsOnlyKeys("one", "two", "three");
    }

    @Test
    void shouldEndThoseBeforeIfOneCannotBeStartedAndStartNoMore() {
        launcher.neverStarts("two");

        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(() -> fleet.start(launcher, THREE))
                .withMessage("two cannot be started");

        assertThat(launcher.started).containsExactly("one");
        assertThat(launcher.closed).containsOnlyKeys("one");
    }

    @Test
    void shouldEndAllTargetsIfTheWaitIsInterrupted() {
        launcher.interruptedWhileWaitingFor("three");

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> fleet.start(launcher, THREE));

        assertThat(launcher.closed).containsOnlyKeys("one", "two", "three");
    }

    @Test
    void shouldEndEveryTargetWhenItIsClosed() throws Exception {
        fleet.start(launcher, THREE);

        fleet.close();

        assertThat(launcher.closed).containsOnlyKeys("one", "two", "three");
    }

    @Test
    void shouldTakeASecondCloseCalmly() throws Exception {
        fleet.start(launcher, THREE);
        fleet.close();

        assertThatNoException().isThrownBy(fleet::close);
        assertThat(fleet.targets()).as("still told for the report").hasSize(3);
    }

    @Test
    void shouldTakeACloseBeforeAnyStartCalmly() {
        assertThatNoException().isThrownBy(fleet::close);
    }

    @Test
    void shouldStartNothingAfterItsEnd() {
        fleet.close();

        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(() -> fleet.start(launcher, THREE))
                .withMessageContaining("target one is not started");
        assertThat(launcher.started).isEmpty();
    }
}
