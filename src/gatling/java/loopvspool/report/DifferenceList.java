package loopvspool.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import loopvspool.metric.Difference;
import loopvspool.metric.Differences;
import loopvspool.metric.Metric;
import loopvspool.metric.MetricSubject;
import loopvspool.statistics.DifferenceKind;
import loopvspool.statistics.Judgement;
import loopvspool.validity.Words;

/** What differs within a run of several forks, on the console: among how many pairs, and each that does as a sentence. */
final class DifferenceList {
    private DifferenceList() {}

    static String of(List<Metric> metrics) {
        List<Difference> all = Differences.among(metrics);
        List<String> lines = new ArrayList<>();
        lines.add(outcome(all));
        all.stream()
                .filter(one -> one.judgement().outcome() == DifferenceKind.DIFFERENT)
                .forEach(one -> lines.add("  " + sentence(one)));
        return String.join(System.lineSeparator(), lines);
    }

    private static String outcome(List<Difference> all) {
        if (all.isEmpty()) {
            return "There is nothing to compare: no two targets, or ways to use one, answered the same load in several forks.";
        }
        if (count(all, DifferenceKind.NOT_JUDGED) == all.size()) {
            return "What differs takes " + Judgement.FEWEST_VALUES + " forks or more to say.";
        }
        return String.format(
                Locale.ROOT,
                "of %s, of equal load or by the time of an iteration: %d different, %d not shown to differ, %d not judged",
                Words.count(all.size(), "pair"),
                count(all, DifferenceKind.DIFFERENT),
                count(all, DifferenceKind.NOT_SHOWN),
                count(all, DifferenceKind.NOT_JUDGED));
    }

    private static long count(List<Difference> all, DifferenceKind outcome) {
        return all.stream().filter(one -> one.judgement().outcome() == outcome).count();
    }

    private static String sentence(Difference one) {
        MetricSubject subject = one.of().subject();
        String ratio = String.format(
                Locale.ROOT,
                "%.2f times [%.2f, %.2f] that of %s",
                one.ratio().ratio(),
                one.ratio().low(),
                one.ratio().high(),
                way(one.than().subject()));
        return subject.experiment()
                .map(experiment -> experiment + ", " + one.of().kind().words() + ": " + way(subject) + " is " + ratio)
                .orElseGet(() -> one.of().kind().words() + " on " + way(subject) + " is " + ratio);
    }

    private static String way(MetricSubject subject) {
        return subject.endpoint()
                .map(endpoint -> subject.target() + " " + endpoint)
                .orElse(subject.target());
    }
}
