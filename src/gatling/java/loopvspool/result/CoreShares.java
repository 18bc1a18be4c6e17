package loopvspool.result;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loopvspool.machine.CpuQuota;

/**
 * Which cores, and how much of them, Gatling and the targets have.
 *
 * @param run the cores that count, and the machine's
 * @param shared the cores that Gatling and the targets both may use; nothing if they have none in common, or nobody knows
 * @param injectorQuota the CPU quota of the control group of Gatling's JVM; nothing if it has none, or nobody tells
 * @param targetQuotas those of the targets that have one
 */
public record CoreShares(
        RunCores run, Optional<String> shared, Optional<CpuQuota> injectorQuota, List<TargetQuota> targetQuotas) {
    private static final Cause SHARED = new Cause("shared-cores", "Gatling and the targets share cores");
    private static final Cause SOME = new Cause("some-cores", "the run may use some of the machine's cores alone");
    private static final Cause QUOTA = new Cause("cpu-quota", "CPU quotas");

    /** Where nothing is shared, limited or known. */
    public static final CoreShares NONE =
            new CoreShares(RunCores.UNKNOWN, Optional.empty(), Optional.empty(), List.of());

    /** Copies the list. */
    public CoreShares {
        targetQuotas = List.copyOf(targetQuotas);
    }

    /** What a reader should know of them, and what is no reason to doubt the run. */
    List<Remark> notes() {
        return Stream.of(
                        shared
                                .map(cores ->
                                        SHARED.remark(Remark.RUN, "Gatling and the targets share cores: " + cores))
                                .stream(),
                        run.partOnly()
                                ? Stream.of(SOME.remark(
                                        Remark.RUN,
                                        "the run may use "
                                                + CoreWords.of(run.usable()) + " of the machine's "
                                                + run.online().text()
                                                + ": load on the others is not counted"))
                                : Stream.<Remark>empty(),
                        QuotaNotes.of(this).stream().map(line -> QUOTA.remark(Remark.RUN, line)))
                .flatMap(lines -> lines)
                .toList();
    }
}
