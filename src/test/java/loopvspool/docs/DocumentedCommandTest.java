package loopvspool.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentedCommandTest {
    private static List<String> commands(String... lines) {
        return DocumentedCommand.of(MarkdownPage.parse(Path.of("page.md"), List.of(lines)))
                .map(DocumentedCommand::text)
                .toList();
    }

    @Test
    void shouldTakeEachLineOfABlockOfShellButItsComments() {
        assertThat(commands("```sh", "# First", "mvn -q verify   # 7 minutes", "", "./own --option", "```"))
                .containsExactly("mvn verify", "./own --option");
    }

    @Test
    void shouldJoinLinesThatGoOn() {
        assertThat(commands(
                        "```sh", "mvn verify \\", "  -Pfull", "mvn test \"-Dlab.limits=a < 1s;", "  b < 2s\"", "```"))
                .containsExactly("mvn verify -Pfull", "mvn test \"-Dlab.limits=a < 1s; b < 2s\"");
    }

    @Test
    void shouldTakeCommandsWithinASentenceAndNoOtherCode() {
        assertThat(commands("Type `mvn", "verify`, not `lab.users` or `java`.", "```text", "mvn verify", "```"))
                .containsExactly("mvn verify");
    }

    @Test
    void shouldLeaveAScriptToWhoeverRunsIt() {
        assertThat(commands("```sh", "#!/bin/sh", "mvn verify", "```")).isEmpty();
    }

    @Test
    void shouldTellTheSettingsOfARun() {
        DocumentedCommand run = new DocumentedCommand(
                "mvn gatling:test -Dlab.help \"-Dlab.limits=a < 1s\" -Dgatling.heap=2G -Dlab.users=6");

        assertThat(run.isRun()).isTrue();
        assertThat(run.settings()).isEqualTo(Map.of("lab.help", "true", "lab.limits", "a < 1s", "lab.users", "6"));
    }
}
