package loopvspool.predict;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalInt;
import loopvspool.prediction.Phase;
import loopvspool.prediction.Quantity;
import loopvspool.prediction.Resource;
import loopvspool.prediction.Variation;

/** The question and the answers as JSON. Times are in seconds, rates in requests a second; null is what has no end. */
final class ForecastJson {
    private final ObjectMapper json = new ObjectMapper();
    private final Question question;
    private final List<Forecast> forecasts;

    ForecastJson(Question question, List<Forecast> forecasts) {
        this.question = question;
        this.forecasts = List.copyOf(forecasts);
    }

    String text() {
        return tree().toPrettyString();
    }

    ObjectNode tree() {
        ObjectNode root = json.createObjectNode();
        root.set("question", question());
        ArrayNode models = root.putArray("models");
        forecasts.forEach(forecast -> models.add(model(forecast)));
        return root;
    }

    private ObjectNode question() {
        ObjectNode node = json.createObjectNode().put("cores", question.cores());
        ArrayNode phases = node.putArray("phases");
        question.demand()
                .phases()
                .forEach(phase -> phases.addObject().put("kind", kind(phase)).put("seconds", phase.seconds()));
        if (question.load() instanceof Question.Load.Users users) {
            node.put("users", users.count()).putNull("ratePerSecond");
        } else {
            node.putNull("users").put("ratePerSecond", ((Question.Load.Rate) question.load()).perSecond());
        }
        Question.Service service = question.service();
        node.put("demand", demand(question.variation()))
                .put("workers", orNull(service.workers()))
                .put("connections", orNull(service.connections()))
                .put("queue", service.mostWaiting() == Resource.UNLIMITED ? null : (Integer) service.mostWaiting())
                .put("timeoutSeconds", finite(service.patienceSeconds()));
        node.put(
                "limit", question.limit().map(limit -> limit.quantity().brief()).orElse(null));
        node.put("limitSeconds", question.limit().map(Question.Limit::seconds).orElse(null));
        return node.put("seed", question.seed());
    }

    /** As the argument is typed. */
    private static String demand(Variation variation) {
        if (variation instanceof Variation.LogNormal logNormal) {
            return "lognormal:" + logNormal.cv();
        }
        if (variation instanceof Variation.Bimodal bimodal) {
            return "bimodal:%s:%s".formatted(bimodal.share(), bimodal.factor());
        }
        return variation instanceof Variation.Exponential ? "exponential" : "equal";
    }

    private static Integer orNull(OptionalInt value) {
        return value.isPresent() ? (Integer) value.getAsInt() : null;
    }

    private static String kind(Phase phase) {
        if (phase instanceof Phase.Compute) {
            return "compute";
        }
        return phase instanceof Phase.Wait ? "wait" : "query";
    }

    private ObjectNode model(Forecast one) {
        ObjectNode node = json.createObjectNode().put("model", one.candidate().label());
        ArrayNode targets = node.putArray("targets");
        one.candidate().targets().forEach(targets::add);
        node.put("threads", one.candidate().threads())
                .put("utilisation", one.utilisation())
                .put("exhaustedFirst", one.first().resource())
                .put("limitPerSecond", finite(one.first().perSecond()))
                .put("diverges", one.diverges());
        for (Quantity quantity : Quantity.ofRequests()) {
            if (quantity != Quantity.REJECTIONS) {
                node.put(quantity.key(), one.diverges() ? null : finite(one.value(quantity)));
            }
        }
        // Of a queue that grows for ever it is as many as were simulated.
        node.put("mostInSystem", one.diverges() ? null : (Integer) one.inSystem())
                .put("rejectedShare", one.lost().rejected())
                .put("gaveUpShare", one.lost().gaveUp());
        return node.put(
                "largestRatePerSecond",
                one.largestRate().isPresent() ? finite(one.largestRate().getAsDouble()) : null);
    }

    private static Double finite(double value) {
        return Double.isInfinite(value) ? null : (Double) value;
    }
}
