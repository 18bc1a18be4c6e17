package loopvspool.validity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import loopvspool.machine.CpuQuota;
import loopvspool.measure.Forged;
import loopvspool.observe.CoreShares;
import loopvspool.observe.RunCores;
import loopvspool.settings.CpuSet;
import loopvspool.sut.TargetQuota;
import org.junit.jupiter.api.Test;

class QuotaNotesTest {
    private static final CpuQuota QUOTA = new CpuQuota(1.5, 0.1, "/sys/fs/cgroup/lab");
    private static final RunCores CORES = new RunCores(Forged.TWO_CORES, Forged.TWO_CORES);

    private static TargetQuota of(String target, CpuQuota quota) {
        return new TargetQuota(target, quota, 2);
    }

    private static List<String> notes(Optional<CpuQuota> injector, TargetQuota... targets) {
        return QuotaNotes.of(new CoreShares(CORES, Optional.empty(), injector, List.of(targets)));
    }

    @Test
    void shouldNameAQuotaOnceForAllWhoShareIt() {
        assertThat(notes(Optional.of(QUOTA), of("vertx", QUOTA), of("javalin-1x", QUOTA), of("vertx", QUOTA)))
                .singleElement()
                .asString()
                .startsWith("CPU quota: 1.5 CPUs for Gatling, vertx, javalin-1x (control group /sys/fs/cgroup/lab)")
                .contains("predictions are for 1.5 CPUs", "the 2 cores seen", "100 ms");
    }

    @Test
    void shouldTellQuotasApartThatAreNotShared() {
        CpuQuota own = new CpuQuota(0.5, null, null);

        assertThat(notes(Optional.of(QUOTA), of("vertx", own)))
                .satisfiesExactly(
                        injector -> assertThat(injector).startsWith("CPU quota: 1.5 CPUs for Gatling ("),
                        target -> assertThat(target)
                                .startsWith(
                                        "CPU quota: 0.5 CPUs for vertx, as it tells itself: predictions are for 0.5 CPUs;")
                                .doesNotContain("Gatling"));
    }

    @Test
    void shouldSayNothingOfAQuotaThatLimitsNothing() {
        CpuQuota whole = new CpuQuota(2, 0.1, "/a");

        assertThat(notes(Optional.of(whole), of("vertx", whole))).isEmpty();
        assertThat(notes(Optional.empty())).isEmpty();
    }

    @Test
    void shouldBeAmongTheNotesOfTheRun() {
        RunCores some = new RunCores(CpuSet.parse("1").orElseThrow(), Forged.TWO_CORES);

        assertThat(CoreNotes.of(
                        new CoreShares(some, Optional.of("1"), Optional.of(new CpuQuota(0.5, 0.1, "/a")), List.of())))
                .extracting(Remark::text)
                .satisfiesExactly(
                        shared -> assertThat(shared).endsWith("share cores: 1"),
                        part -> assertThat(part).contains("core 1", "0-1"),
                        quota -> assertThat(quota).startsWith("CPU quota: 0.5"));
    }
}
