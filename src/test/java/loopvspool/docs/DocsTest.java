package loopvspool.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import loopvspool.docs.MarkdownPage.Link;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The README and the pages of docs/ can be read, and what they point to is there. */
class DocsTest {
    private static final int README_LINES = 150;
    private static final int PROSE_COLUMNS = 100;
    private static final long PICTURE_BYTES = 250_000;
    private static final Path README = Path.of("README.md");
    private static final Path INDEX = Path.of("docs", "README.md");
    private static final Path SETTINGS = Path.of("docs", "settings.md");

    private static Stream<DynamicTest> eachPage(Consumer<MarkdownPage> test) {
        return MarkdownPage.all().stream()
                .map(page -> DynamicTest.dynamicTest(page.path().toString(), () -> test.accept(page)));
    }

    @Test
    void shouldHaveAReadmeOfTwoScreens() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(README_LINES);
    }

    @TestFactory
    Stream<DynamicTest> shouldHaveNoProseThatIsTooWide() {
        return eachPage(page -> assertThat(page.rest())
                .filteredOn(line -> !line.isTable() && !line.isWord())
                .allSatisfy(line ->
                        assertThat(line.text()).as("line %d", line.number()).hasSizeLessThanOrEqualTo(PROSE_COLUMNS)));
    }

    @TestFactory
    Stream<DynamicTest> shouldLinkToWhatIsThere() {
        return eachPage(page -> assertThat(page.links())
                .filteredOn(Link::isRelative)
                .allSatisfy(link -> assertLeadsSomewhere(page, link.target())));
    }

    private static void assertLeadsSomewhere(MarkdownPage page, String target) {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path path = file.isEmpty()
                ? page.path()
                : Path.of("").resolve(page.path()).resolveSibling(file).normalize();
        assertThat(path).as("what a link leads to").exists();
        if (hash >= 0) {
            assertThat(MarkdownPage.read(path).anchors())
                    .as("headings of %s", path)
                    .contains(target.substring(hash + 1));
        }
    }

    @TestFactory
    Stream<DynamicTest> shouldSayOfEachBlockOfCodeWhatItIs() {
        return eachPage(page -> assertThat(page.fences())
                .as("sh for commands, else text, java, json, …")
                .allSatisfy(fence ->
                        assertThat(fence.language()).as("line %d", fence.line()).isNotEmpty()));
    }

    @Test
    void shouldHaveAnIndexOfAllPages() {
        List<Path> listed = MarkdownPage.read(INDEX).links().stream()
                .filter(Link::isRelative)
                .map(link -> INDEX.resolveSibling(link.target()).normalize())
                .toList();

        assertThat(MarkdownPage.files())
                .filteredOn(file -> !file.equals(INDEX) && !file.toString().endsWith(".sh"))
                .allSatisfy(file -> assertThat(listed).contains(file));
    }

    @Test
    void shouldShowPicturesThatLoadFast() throws IOException {
        List<Path> shown = MarkdownPage.all().stream()
                .flatMap(page -> page.links().stream()
                        .filter(Link::image)
                        .map(link -> Path.of("").resolve(page.path()).resolveSibling(link.target())))
                .map(Path::normalize)
                .toList();

        assertThat(shown).hasSize(1).allSatisfy(picture -> {
            BufferedImage image = ImageIO.read(picture.toFile());
            assertThat(image.getWidth()).as("pixels across").isGreaterThan(1000);
            assertThat(Files.size(picture)).as("bytes").isLessThan(PICTURE_BYTES);
        });
        try (Stream<Path> pictures = Files.list(Path.of("docs", "images"))) {
            assertThat(pictures).as("pictures, all of which are shown").containsExactlyInAnyOrderElementsOf(shown);
        }
    }

    @Test
    void shouldNameTheDefaultsOfTheSettings() {
        Config defaults = ConfigFactory.parseResources("lab.conf");
        Pattern row = Pattern.compile("\\| `-D(lab\\.[a-zA-Z.]+)=`(?:, `-D(lab\\.[a-zA-Z.]+)=`)? \\| `([^`]+)` \\|.*");

        List<MatchResult> rows = MarkdownPage.read(SETTINGS).rest().stream()
                .map(line -> row.matcher(line.text()))
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult)
                .toList();

        assertThat(rows).hasSizeGreaterThan(10).allSatisfy(found -> {
            assertThat(defaults.getString(found.group(1))).isEqualTo(found.group(3));
            if (found.group(2) != null) {
                assertThat(defaults.getString(found.group(2))).isEqualTo(found.group(3));
            }
        });
    }
}
