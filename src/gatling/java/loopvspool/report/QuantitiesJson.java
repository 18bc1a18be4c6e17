package loopvspool.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import loopvspool.measure.Measurement;
import loopvspool.prediction.Expected;
import loopvspool.prediction.Prediction;
import loopvspool.prediction.Quantity;

/** The quantities of steps in {@code results.json}: what there are, and what was predicted and measured of each step. */
final class QuantitiesJson {
    private final ObjectMapper json;

    /** @param json makes the nodes */
    QuantitiesJson(ObjectMapper json) {
        this.json = json;
    }

    /** Each quantity with its names, its unit, and the paths to its values in a step. */
    ArrayNode all() {
        ArrayNode all = json.createArrayNode();
        for (Quantity quantity : Quantity.values()) {
            boolean ofRequests = Quantity.ofRequests().contains(quantity);
            all.addObject()
                    .put("name", quantity.label())
                    .put("brief", quantity.brief())
                    .put("words", quantity.words())
                    .put("unit", quantity.unit().text())
                    .put("leastRequests", quantity.leastRequests())
                    .put("decisive", Quantity.decisive().contains(quantity))
                    .put("predicted", ofRequests ? "prediction." + quantity.key() : "probes.prediction.maxSeconds")
                    .put("measured", ofRequests ? "measurement." + quantity.key() : "probes.measurement.maxSeconds");
        }
        return all;
    }

    /** What was predicted of a step: each quantity, null where the step has too few requests for it, and the ranges. */
    ObjectNode prediction(Prediction prediction) {
        ObjectNode node = json.createObjectNode()
                .put("discipline", prediction.discipline())
                .put("bestCase", prediction.bestCase());
        ObjectNode ranges = json.createObjectNode();
        for (Quantity quantity : Quantity.ofRequests()) {
            Expected expected = prediction.values().get(quantity);
            node.set(quantity.key(), number(quantity, expected == null ? null : expected.value()));
            if (expected != null && expected.isRange()) {
                ranges.putArray(quantity.key())
                        .add(number(quantity, expected.low()))
                        .add(number(quantity, expected.high()));
            }
        }
        return node.set("ranges", ranges);
    }

    /** What was measured of a step: each quantity, null where its rows do not carry it, and what the handlers report. */
    ObjectNode measurement(Measurement measured) {
        ObjectNode node =
                json.createObjectNode().put("requests", measured.requests()).put("failed", measured.failed());
        for (Quantity quantity : Quantity.ofRequests()) {
            node.set(quantity.key(), number(quantity, measured.values().get(quantity)));
        }
        node.put("startSpreadSeconds", measured.startSpreadSeconds());
        return node.setAll(json.<ObjectNode>valueToTree(measured.handlers()));
    }

    private JsonNode number(Quantity quantity, Double value) {
        if (value == null) {
            return json.getNodeFactory().nullNode();
        }
        return quantity.unit() == Quantity.Unit.COUNT
                ? json.getNodeFactory().numberNode(Math.round(value))
                : json.getNodeFactory().numberNode(value.doubleValue());
    }
}
