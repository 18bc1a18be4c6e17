package loopvspool.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import loopvspool.observe.StepCensus;
import loopvspool.observe.TargetCensus;
import loopvspool.sut.Census;

/** The census in {@code results.json}: without the series, which {@code census.csv} has. */
final class CensusJson {
    private final ObjectMapper json;

    CensusJson(ObjectMapper json) {
        this.json = json;
    }

    /** @param census null where the target offers none */
    JsonNode of(TargetCensus census) {
        return census == null ? json.nullNode() : views(json.createObjectNode(), census);
    }

    /** @param census null where the target offers none, or has not answered yet */
    JsonNode of(StepCensus census) {
        if (census == null) {
            return json.nullNode();
        }
        ObjectNode node = json.createObjectNode();
        node.set("before", json.valueToTree(census.before()));
        node.set("peak", json.valueToTree(census.peak()));
        node.put("samples", census.series().size());
        node.put("cpuSeconds", census.cpuSeconds());
        return views(node, census.atEnd());
    }

    private ObjectNode views(ObjectNode node, TargetCensus census) {
        node.set("inside", inside(census.inside()));
        node.set("outside", json.valueToTree(census.outside()));
        return node.put("unavailable", census.unavailable());
    }

    private JsonNode inside(Census census) {
        if (census == null) {
            return json.nullNode();
        }
        ObjectNode node = json.createObjectNode();
        node.set("now", json.valueToTree(census.now()));
        node.set("processes", json.valueToTree(census.processes()));
        return node;
    }
}
