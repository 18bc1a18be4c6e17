package loopvspool.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopvspool.statistics.Judgement;
import loopvspool.statistics.Ratio;

/**
 * Compares, within one run, the ways of use that answer one question under the same load, each pair once. Bursts alone: who
 * sweeps looks at the shape, and hundreds of pairs more would leave no interval that excludes anything.
 */
public final class Differences {
    private record Load(
            Optional<String> experiment, Optional<String> work, Optional<Integer> users, Quantity quantity) {}

    private record Pair(Figure of, Figure than, Ratio ratio) {}

    private Differences() {}

    /** All pairs, judged together; none with a single fork, which has no spread. */
    public static List<Difference> among(List<Figure> figures) {
        Map<Load, List<Figure>> byLoad = new LinkedHashMap<>();
        figures.stream().filter(Differences::isOfBurst).forEach(figure -> byLoad.computeIfAbsent(
                        load(figure), load -> new ArrayList<>())
                .add(figure));
        List<Pair> pairs = new ArrayList<>();
        byLoad.values().forEach(those -> {
            for (int of = 1; of < those.size(); of++) {
                for (int than = 0; than < of; than++) {
                    pair(those.get(of), those.get(than)).ifPresent(pairs::add);
                }
            }
        });
        List<Judgement> judgements =
                Judgement.of(pairs.stream().map(Pair::ratio).toList());
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            differences.add(new Difference(pair.of(), pair.than(), pair.ratio(), judgements.get(i)));
        }
        return differences;
    }

    private static boolean isOfBurst(Figure figure) {
        Subject subject = figure.subject();
        return figure.values().size() > 1
                && (figure.quantity() == Quantity.MAKESPAN || figure.quantity() == Quantity.MEAN_RESPONSE)
                && subject.users().orElse(0) > 1
                && subject.variant().isEmpty();
    }

    private static Load load(Figure figure) {
        Subject subject = figure.subject();
        return new Load(subject.experiment(), subject.work(), subject.users(), figure.quantity());
    }

    private static Optional<Pair> pair(Figure of, Figure than) {
        return Ratio.of(of.values(), than.values()).map(ratio -> new Pair(of, than, ratio));
    }
}
