package loopvspool.predict;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import loopvspool.prediction.Outcomes;
import loopvspool.prediction.Quantity;
import loopvspool.prediction.Source;
import loopvspool.prediction.StepSample;
import loopvspool.report.PageTemplate;
import loopvspool.report.ScriptSafe;

/** Draws the answers: response time over rate, or answers over time, in one file that needs no network. */
final class ForecastPage {
    /** Points of a line. The sequences of all are the same, closer together, so that rates differ by the rate alone. */
    static final int RATES = 12;
    /** Requests of each point. */
    static final int REQUESTS = 6_000;
    /** From this share of what a model can serve to the other: nearer to it a queue of so few requests says nothing. */
    private static final double LOWEST_SHARE = 0.1;

    private static final double HIGHEST_SHARE = 0.97;
    private static final int MOST_ANSWERS = 200;

    private static final PageTemplate TEMPLATE = new PageTemplate(
            "Loop vs Pool: what will happen?",
            "",
            List.of("comparison.css"),
            List.of("format.js", "dom.js", "chart.js", "/loopvspool/predict/page.js"));

    private final ObjectMapper json = new ObjectMapper();
    private final Question question;
    private final List<Forecast> forecasts;

    ForecastPage(Question question, List<Forecast> forecasts) {
        this.question = question;
        this.forecasts = List.copyOf(forecasts);
    }

    /** Whether a page can be written there is known before anything is simulated. */
    static void tryToWrite(Path file) throws IOException {
        Files.newBufferedWriter(fresh(file)).close();
        Files.delete(fresh(file));
    }

    private static Path fresh(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /** Writes the page, whole or not at all. */
    void write(Path file) throws IOException {
        ObjectMapper escaping = new ObjectMapper(ScriptSafe.json());
        Path fresh = fresh(file);
        try (Writer out = Files.newBufferedWriter(fresh)) {
            TEMPLATE.write(out, page -> escaping.writeValue(page, data()));
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    ObjectNode data() {
        ForecastTable table = new ForecastTable(question, forecasts);
        ObjectNode data = new ForecastJson(question, forecasts).tree().put("title", table.title());
        ArrayNode why = data.putArray("why");
        forecasts.forEach(forecast -> why.add(table.why(forecast).strip()));
        data.put("quantity", drawn().words());
        ArrayNode curves = data.putArray("curves");
        for (Forecast forecast : forecasts) {
            ObjectNode curve =
                    curves.addObject().put("model", forecast.candidate().label());
            curve.set(
                    "points",
                    question.load() instanceof Question.Load.Users users
                            ? answers(forecast, users.count())
                            : responses(forecast));
        }
        return data;
    }

    /** What the limit is set on, else the p99. */
    private Quantity drawn() {
        return question.limit().map(Question.Limit::quantity).orElse(Quantity.P99);
    }

    private ArrayNode responses(Forecast forecast) {
        ArrayNode points = json.createArrayNode();
        double most = Forecast.ceiling(question, forecast.first());
        double factor = Math.pow(HIGHEST_SHARE / LOWEST_SHARE, 1.0 / (RATES - 1));
        for (int i = 0; i < RATES; i++) {
            double rate = most * LOWEST_SHARE * Math.pow(factor, i);
            Outcomes outcomes =
                    Forecast.run(question, forecast.candidate(), Source.Trace.poisson(rate, REQUESTS, question.seed()));
            points.addArray().add(rate).add(drawn().of(StepSample.of(outcomes)).orElseThrow());
        }
        return points;
    }

    private ArrayNode answers(Forecast forecast, int users) {
        double[] times = Forecast.run(question, forecast.candidate(), Source.Trace.burst(users))
                .responses();
        Arrays.sort(times);
        ArrayNode points = json.createArrayNode();
        points.addArray().add(0.0).add(0);
        int every = Math.max(1, times.length / MOST_ANSWERS);
        for (int i = 0; i < times.length; i++) {
            boolean last = i == times.length - 1;
            if (last || (i + 1) % every == 0) {
                points.addArray().add(times[i]).add(i + 1);
            }
        }
        return points;
    }
}
