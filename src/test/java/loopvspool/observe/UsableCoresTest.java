package loopvspool.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import loopvspool.observe.UsableCores.Masks;
import loopvspool.settings.CpuSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JVM is process 1, the targets are 2 and 3, on a machine of eight processors of which two are switched off. */
class UsableCoresTest {
    private static final Optional<CpuSet> AT_START = CpuSet.parse("0-1");

    @TempDir
    private Path root;

    private final List<OptionalLong> targets = new ArrayList<>();

    private void mask(int pid, String cpus) throws IOException {
        Files.writeString(
                Files.createDirectories(root.resolve("proc/" + pid)).resolve("status"),
                "Cpus_allowed_list:\t" + cpus + "\n");
    }

    private UsableCores cores(Optional<CpuSet> ofTargets) {
        return new UsableCores(root, new Masks(1, AT_START, ofTargets), () -> targets);
    }

    private static String text(Optional<CpuSet> cpus) {
        return cpus.orElseThrow().text();
    }

    @BeforeEach
    void makeMachine() throws IOException {
        StringBuilder stat = new StringBuilder("cpu  0 0 0 0 0 0 0 0\n");
        for (int core = 0; core < 6; core++) {
            stat.append("cpu").append(core).append(" 0 0 0 0 0 0 0 0\n");
        }
        Files.writeString(Files.createDirectories(root.resolve("proc")).resolve("stat"), stat);
        mask(1, "0");
    }

    @Test
    void shouldTakeTheCoresOfGatlingAndOfEveryTarget() throws IOException {
        mask(2, "2-3");
        mask(3, "3");
        targets.addAll(List.of(OptionalLong.of(2), OptionalLong.of(3)));

        assertThat(text(cores(Optional.empty()).now())).isEqualTo("0,2-3");
    }

    @Test
    void shouldKnowTheCoresOfTargetsThatAreYetToStart() {
        assertThat(text(cores(CpuSet.parse("4")).now())).isEqualTo("0,4");
    }

    @Test
    void shouldGiveATargetThatIsNotToBeSeenTheCoresThatGatlingHadAtItsStart() {
        targets.add(OptionalLong.empty());

        assertThat(text(cores(Optional.empty()).now())).isEqualTo("0-1");
    }

    @Test
    void shouldNotCountACoreThatGatlingAndEveryTargetWereKeptFrom() throws IOException {
        mask(2, "0");
        targets.add(OptionalLong.of(2));

        assertThat(text(cores(CpuSet.parse("0")).now()))
                .as("core 1 at the start")
                .isEqualTo("0");
    }

    @Test
    void shouldFollowAMaskThatChanges() throws IOException {
        UsableCores cores = cores(Optional.empty());
        assertThat(text(cores.now())).isEqualTo("0");
        mask(1, "3");

        assertThat(text(cores.now())).isEqualTo("3");
        assertThat(cores.soFar().usable().text()).as("of the whole run").isEqualTo("0,3");
    }

    @Test
    void shouldKeepTheCoresOfATargetThatHasEnded() throws IOException {
        mask(2, "5");
        targets.add(OptionalLong.of(2));
        UsableCores cores = cores(Optional.empty());
        cores.now();
        Files.delete(root.resolve("proc/2/status"));

        assertThat(text(cores.now())).isEqualTo("0");
        assertThat(cores.soFar().usable().text()).isEqualTo("0,5");
    }

    @Test
    void shouldLeaveOutCoresThatAreSwitchedOff() throws IOException {
        mask(1, "0-7");
        RunCores cores = cores(Optional.empty()).soFar();

        assertThat(cores.usable().text()).isEqualTo("0-5");
        assertThat(cores.online().text()).isEqualTo("0-5");
        assertThat(cores.partOnly()).as("all that there are").isFalse();
    }

    @Test
    void shouldTellAPartOfTheMachine() {
        RunCores cores = cores(Optional.empty()).soFar();

        assertThat(cores.usable().text()).isEqualTo("0");
        assertThat(cores.partOnly()).isTrue();
    }

    @Test
    void shouldKnowNothingOfASystemWithoutProc() {
        UsableCores nowhere = new UsableCores(root.resolve("nowhere"), new Masks(1, AT_START, AT_START), () -> targets);

        assertThat(nowhere.now()).isEmpty();
        assertThat(nowhere.soFar()).isEqualTo(RunCores.UNKNOWN);
        assertThat(nowhere.soFar().partOnly()).isFalse();
    }

    @Test
    void shouldCountAllCoresWhereTheMaskIsNotTold() throws IOException {
        Files.delete(root.resolve("proc/1/status"));
        RunCores cores = cores(Optional.empty()).soFar();

        assertThat(cores.usable()).isEqualTo(cores.online());
    }
}
