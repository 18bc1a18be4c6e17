package loopvspool.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import loopvspool.prediction.Occupancy;
import loopvspool.prediction.Phase;

/** What is printed: the question in a sentence, a line for each way to run the work, and what each exhausts first. */
final class ForecastTable {
    private static final String ROW = "%-44s %7s %9s %9s %9s %9s %9s %8s";

    private final Question question;
    private final List<Forecast> forecasts;

    ForecastTable(Question question, List<Forecast> forecasts) {
        this.question = question;
        this.forecasts = List.copyOf(forecasts);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(title());
        lines.add("");
        if (question.load() instanceof Question.Load.Users) {
            burst(lines);
        } else {
            open(lines);
        }
        lines.add("");
        forecasts.forEach(forecast -> lines.add(name(forecast) + ": " + why(forecast)));
        return lines;
    }

    private String title() {
        String work = question.demand().phases().stream()
                .map(phase -> "%s %s"
                        .formatted(
                                phase instanceof Phase.Compute
                                        ? "computes"
                                        : phase instanceof Phase.Wait ? "waits" : "queries",
                                time(phase.seconds())))
                .collect(Collectors.joining(", then "));
        String load = question.load() instanceof Question.Load.Users users
                ? users.count() + " requests at once"
                : "%s requests a second at random".formatted(number(((Question.Load.Rate) question.load()).perSecond()));
        return "%s on %s cores; each %s".formatted(load, number(question.cores()), work);
    }

    private void burst(List<String> lines) {
        lines.add(ROW.formatted("", "threads", "makespan", "mean", "p50", "p95", "p99", "at once"));
        forecasts.forEach(one -> lines.add(ROW.formatted(
                name(one),
                one.threads(),
                time(one.makespanSeconds()),
                time(Figure.MEAN.of(one.responses())),
                time(Figure.P50.of(one.responses())),
                time(Figure.P95.of(one.responses())),
                time(Figure.P99.of(one.responses())),
                one.inSystem())));
    }

    private void open(List<String> lines) {
        lines.add(ROW.formatted("", "threads", "used", "limit, /s", "mean", "p95", "p99", "at once")
                + question.limit()
                        .map(limit -> "  largest rate, %s<%s"
                                .formatted(limit.figure().label(), time(limit.seconds())))
                        .orElse(""));
        forecasts.forEach(one -> lines.add(open(one)));
    }

    private String open(Forecast one) {
        boolean diverges = one.diverges();
        String row = ROW.formatted(
                name(one),
                one.threads(),
                "%.0f %%".formatted(100 * one.utilisation()),
                one.first().perSecond() == Double.POSITIVE_INFINITY ? "none" : number(one.first().perSecond()),
                diverges ? "grows" : time(Figure.MEAN.of(one.responses())),
                diverges ? "-" : time(Figure.P95.of(one.responses())),
                diverges ? "-" : time(Figure.P99.of(one.responses())),
                diverges ? "-" : one.inSystem());
        return one.largestRate().isPresent()
                ? row + "  " + (one.largestRate().getAsDouble() == 0
                        ? "none"
                        : number(one.largestRate().getAsDouble()) + "/s")
                : row;
    }

    private static String name(Forecast forecast) {
        List<String> names = forecast.candidate().names();
        return "%s, %s".formatted(String.join(", ", names), forecast.candidate().model().label());
    }

    private String why(Forecast forecast) {
        Occupancy.Limit first = forecast.first();
        if (first.resource().equals(Occupancy.Limit.NOTHING)) {
            return "nothing is exhausted: requests wait, and hold nothing meanwhile";
        }
        String what = first.resource().equals(Occupancy.Limit.CORES)
                ? "the cores are exhausted first: each request computes for a part of its time"
                : "the %s %s exhausted first: each request holds one of them all that time"
                        .formatted(first.resource(), first.resource().endsWith("s") ? "are" : "is");
        return "%s, so no more than %s requests a second are served".formatted(what, number(first.perSecond()));
    }

    private static String number(double value) {
        return value >= 100 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String time(double seconds) {
        return seconds >= 1
                ? String.format(Locale.ROOT, "%.2f s", seconds)
                : String.format(Locale.ROOT, "%.1f ms", 1_000 * seconds);
    }
}
