package loopvspool.sut;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code docs/target-contract.openapi.yaml}, and whether an answer is one that it describes. */
public final class OpenApi {
    private static final Path FILE = Path.of("docs", "target-contract.openapi.yaml");
    private static final String DEFAULT = "default";

    private final JsonNode document;

    private OpenApi(JsonNode document) {
        this.document = document;
    }

    public static OpenApi load() throws IOException {
        return new OpenApi(new YAMLMapper().readTree(Files.readString(FILE)));
    }

    JsonNode document() {
        return document;
    }

    /** The paths, as templates. */
    public List<String> paths() {
        return List.copyOf(document.get("paths").propertyNames());
    }

    /** What is wrong with an answer to a GET of this path; empty if nothing is. */
    public List<String> errors(String path, int status, String type, String body) {
        JsonNode responses = document.get("paths").get(path).get("get").get("responses");
        JsonNode response = resolve(
                responses.has(String.valueOf(status)) ? responses.get(String.valueOf(status)) : responses.get(DEFAULT));
        JsonNode content = response.get("content").get(type);
        if (content == null) {
            return List.of(
                    "%s is not among %s".formatted(type, response.get("content").propertyNames()));
        }
        ObjectNode schema = JsonMapper.shared().createObjectNode();
        schema.set("$defs", document.get("components").get("schemas"));
        schema.set("$ref", content.get("schema").get("$ref"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                // To JSON Schema alone, the components of the document are unknown.
                .getSchema(schema.toString().replace("#/components/schemas/", "#/$defs/"), InputFormat.JSON)
                .validate(body, InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** Follows a reference within the document; what is none is itself. */
    JsonNode resolve(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        String reference = node.get("$ref").asString();
        JsonNode found = document.at(reference.substring(1));
        assertThat(found.isMissingNode()).as("%s leads nowhere", reference).isFalse();
        return found;
    }

    /** Every reference in the document. */
    Stream<JsonNode> references() {
        return document.findParents("$ref").stream();
    }
}
