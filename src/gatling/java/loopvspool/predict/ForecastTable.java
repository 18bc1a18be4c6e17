package loopvspool.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import loopvspool.prediction.Occupancy;
import loopvspool.prediction.Phase;
import loopvspool.prediction.Quantity;

/** What is printed: the question in a sentence, a line for each way to run the work, and what each of them exhausts first. */
final class ForecastTable {
    private static final String LOST = " %8s";
    private static final String ROW = "  %-22s %7s %8s %9s %9s %9s %9s %9s %8s";

    private final Question question;
    private final List<Forecast> forecasts;

    ForecastTable(Question question, List<Forecast> forecasts) {
        this.question = question;
        this.forecasts = List.copyOf(forecasts);
    }

    List<String> lines() {
        boolean burst = question.load() instanceof Question.Load.Users;
        List<String> lines = new ArrayList<>();
        lines.add(title());
        lines.add("");
        lines.add(row(
                        "",
                        "threads",
                        burst ? "" : "used",
                        burst ? "makespan" : "limit, /s",
                        "mean",
                        "p50",
                        "p95",
                        "p99",
                        "at once")
                + (question.service().losesRequests() ? LOST.formatted("lost") : "")
                + question.limit()
                        .filter(limit -> !burst)
                        .map(limit ->
                                "  /s with %s<%s".formatted(limit.quantity().brief(), time(limit.seconds())))
                        .orElse(""));
        forecasts.forEach(forecast -> lines.add(burst ? burst(forecast) + lost(forecast) : open(forecast)));
        lines.add("");
        forecasts.forEach(forecast -> lines.add(why(forecast)));
        return lines;
    }

    private static String row(Object... cells) {
        return ROW.formatted(cells).stripTrailing();
    }

    String title() {
        String work = question.demand().phases().stream()
                .map(phase -> verb(phase) + " " + time(phase.seconds()))
                .collect(Collectors.joining(", then "));
        String load = question.load() instanceof Question.Load.Users users
                ? users.count() + " requests at once"
                : number(((Question.Load.Rate) question.load()).perSecond()) + " requests a second, at random";
        return "%s; each %s. Cores: %s.".formatted(load, work, number(question.cores()));
    }

    private static String verb(Phase phase) {
        if (phase instanceof Phase.Compute) {
            return "computes";
        }
        return phase instanceof Phase.Wait ? "waits" : "queries for";
    }

    private String burst(Forecast one) {
        return row(
                one.candidate().label(),
                one.candidate().threads(),
                "",
                time(one.value(Quantity.MAKESPAN)),
                time(one.value(Quantity.MEAN_RESPONSE)),
                time(one.value(Quantity.P50)),
                time(one.value(Quantity.P95)),
                time(one.value(Quantity.P99)),
                one.inSystem());
    }

    private String open(Forecast one) {
        String used = percent(one.utilisation());
        String limit = one.first().perSecond() == Double.POSITIVE_INFINITY
                ? "none"
                : number(one.first().perSecond());
        String row = one.diverges()
                ? row(one.candidate().label(), one.candidate().threads(), used, limit, "diverges", "", "", "", "")
                : row(
                                one.candidate().label(),
                                one.candidate().threads(),
                                used,
                                limit,
                                time(one.value(Quantity.MEAN_RESPONSE)),
                                time(one.value(Quantity.P50)),
                                time(one.value(Quantity.P95)),
                                time(one.value(Quantity.P99)),
                                one.inSystem())
                        + lost(one);
        return one.largestRate().isPresent()
                ? (question.service().losesRequests() ? "%-109s %s" : "%-100s %s")
                        .formatted(
                                row,
                                one.largestRate().getAsDouble() == 0
                                        ? "none"
                                        : number(one.largestRate().getAsDouble()))
                : row;
    }

    private String lost(Forecast one) {
        return question.service().losesRequests()
                ? LOST.formatted(percent(one.lost().share()))
                : "";
    }

    String why(Forecast one) {
        Occupancy.Limit first = one.first();
        String who = "  %s%s: "
                .formatted(
                        one.candidate().label(),
                        one.candidate().targets().isEmpty()
                                ? ""
                                : " (" + String.join(", ", one.candidate().targets()) + ")");
        if (first.resource().equals(Occupancy.Limit.NOTHING)) {
            return who + "nothing is exhausted; who waits holds nothing";
        }
        String holds = first.resource().equals(Occupancy.Limit.CORES)
                ? "a request computes for " + time(question.cores() / first.perSecond())
                : "a request holds one for " + time(first.capacity() / first.perSecond());
        return who
                + "first its %s %s exhausted: %s, so %s/s is the limit"
                        .formatted(
                                exhausted(first),
                                first.capacity() == 1 && !first.resource().equals(Occupancy.Limit.CORES) ? "is" : "are",
                                holds,
                                number(first.perSecond()));
    }

    private String exhausted(Occupancy.Limit first) {
        if (first.resource().equals(Occupancy.Limit.CORES)) {
            return "cores";
        }
        String plural = first.resource().startsWith("connection")
                ? first.resource().replace("connection", "connections")
                : first.resource() + "s";
        return first.capacity() == 1 ? first.resource() : first.capacity() + " " + plural;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
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
