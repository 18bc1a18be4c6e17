package loopvspool.validity;

import java.util.List;
import java.util.stream.Stream;
import loopvspool.observe.CoreShares;

/** What a reader should know of the cores of a run, and what is no reason to doubt it. */
final class CoreNotes {
    private static final Cause SHARED = new Cause("shared-cores", "Gatling and the targets share cores");
    private static final Cause SOME = new Cause("some-cores", "the run may use some of the machine's cores alone");
    private static final Cause QUOTA = new Cause("cpu-quota", "CPU quotas");

    private CoreNotes() {}

    /** A line for each fact that is there. */
    static List<Remark> of(CoreShares cores) {
        return Stream.of(
                        cores
                                .shared()
                                .map(shared ->
                                        SHARED.remark(Remark.RUN, "Gatling and the targets share cores: " + shared))
                                .stream(),
                        cores.run().partOnly()
                                ? Stream.of(SOME.remark(
                                        Remark.RUN,
                                        "the run may use "
                                                + CoreWords.of(cores.run().usable()) + " of the machine's "
                                                + cores.run().online().text()
                                                + ": load on the others is not counted"))
                                : Stream.<Remark>empty(),
                        QuotaNotes.of(cores).stream().map(line -> QUOTA.remark(Remark.RUN, line)))
                .flatMap(lines -> lines)
                .toList();
    }
}
