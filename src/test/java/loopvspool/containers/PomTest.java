package loopvspool.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import loopvspool.sut.TargetCatalogue;
import loopvspool.sut.TargetSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What pom.xml says of containers is what the catalogue says of targets, and is the same for all. */
class PomTest {
    private static final String IMAGES = "//profile[id='docker']//image";
    /** All of the confinement and the limits, which have to be equal. */
    private static final List<String> EQUAL = List.of(
            "cpuSet",
            "memory",
            "memorySwap",
            "readOnly",
            "capDrop",
            "securityOpts",
            "ulimits",
            "labels",
            "healthCheckConfiguration");

    private final XPath xpath = XPathFactory.newInstance().newXPath();
    private Document pom;

    @BeforeEach
    void read() throws Exception {
        pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
    }

    private String text(String path) throws Exception {
        return xpath.evaluate(path, pom).strip();
    }

    private List<Node> nodes(String path) throws Exception {
        NodeList found = (NodeList) xpath.evaluate(path, pom, XPathConstants.NODESET);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).toList();
    }

    private static List<TargetSpec> inContainers() {
        TargetCatalogue catalogue = TargetCatalogue.load();
        return catalogue.select(catalogue.names()).stream()
                .filter(spec -> spec.availability().inContainer())
                .toList();
    }

    @Test
    void shouldHaveAContainerForEveryTargetThatTheCatalogueSaysHasOne() throws Exception {
        assertThat(List.of(
                        text("//profile[id='docker']/properties/docker.targets").split(",")))
                .isEqualTo(inContainers().stream().map(TargetSpec::name).toList());
    }

    @Test
    void shouldStartThemAsTheCatalogueSays() throws Exception {
        for (TargetSpec spec : inContainers()) {
            Set<String> expected = new TreeSet<>(Set.of("LAB_NAME=" + spec.name()));
            spec.program().arguments().forEach(argument -> expected.add(variable(argument)));
            Set<String> actual = new TreeSet<>();
            for (Node variable : nodes(IMAGES + "[alias='" + spec.name() + "']/run/env/*")) {
                actual.add(
                        variable.getNodeName() + "=" + variable.getTextContent().strip());
            }
            actual.remove("LAB_KERNEL=${docker.kernel}");
            actual.remove("LAB_DOWNSTREAM=http://downstream:8080");
            actual.remove("LAB_POSTGRES_URL=${docker.postgres.url}");
            actual.remove("JDK_JAVA_OPTIONS=${docker.jvmOptions}");
            assertThat(actual).as("variables of %s", spec.name()).isEqualTo(expected);
            assertThat(text(IMAGES + "[alias='" + spec.name() + "']/name"))
                    .isEqualTo("loop-vs-pool/" + spec.program().module().replace("targets/", ""));
        }
    }

    /** {@code --workers-per-core=2} is {@code LAB_WORKERS_PER_CORE=2}. */
    private static String variable(String argument) {
        String[] parts = argument.substring(2).split("=", 2);
        return "LAB_" + parts[0].replace('-', '_').toUpperCase(Locale.ROOT) + "=" + parts[1];
    }

    @Test
    void shouldConfineAllAlike() throws Exception {
        for (String part : EQUAL) {
            List<String> all = new ArrayList<>();
            for (Node image : nodes(IMAGES + "[not(alias='tester')]")) {
                all.add(xpath.evaluate("run/" + part, image)
                        .replaceAll("\\s+", " ")
                        .strip());
            }
            assertThat(all).as(part).hasSize(6).doesNotContain("").containsOnly(all.get(0));
        }
    }
}
