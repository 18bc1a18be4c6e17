package loopvspool.workload.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OsViewTest {

    @Test
    void readsWhatLinuxTellsOfAProcess() {
        String status =
                "Name:\tjava\nVmHWM:\t  123460 kB\nVmRSS:\t  123456 kB\nRssAnon:\t 5 kB\nThreads:\t27\nSigQ:\t0/1\n";
        assertThat(OsView.in(status)).isEqualTo(new OsView(27, 123_456L * 1024));
    }

    @Test
    void doesNotTakeANameForANumber() {
        // A process may choose its name, but not break the line.
        assertThat(OsView.in("Name:\tThreads:\t9\nState:\tS (sleeping)\n")).isEqualTo(new OsView(null, null));
    }

    @Test
    void tellsNothingOfAProcessThatIsNoMore() {
        assertThat(OsView.of(Integer.MAX_VALUE)).isEqualTo(new OsView(null, null));
    }

    @Test
    void seesTheThreadsThatJavaDoesNot() {
        assumeThat(Path.of("/proc/self/status")).exists();
        OsView self = OsView.of(ProcessHandle.current().pid());
        assertThat(self.threads()).isGreaterThan(Thread.activeCount());
        assertThat(self.residentBytes()).isGreaterThan(10_000_000);
    }
}
