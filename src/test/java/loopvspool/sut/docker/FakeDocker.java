package loopvspool.sut.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A shell script that stands for Docker's command: answers what a test says, and writes down what it was asked. */
public final class FakeDocker {
    private static final String ASKED = "asked";

    private final Path folder;

    public FakeDocker(Path folder) {
        this.folder = folder;
    }

    /** What the engine said of a container of this project, with its state and its network as they were. */
    public static String recorded() {
        try (InputStream stream = FakeDocker.class.getResourceAsStream("container.json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An engine: for every line of cases of a shell's {@code case}, by the arguments. */
    public DockerEngine engine(String cases) {
        try {
            Path script = folder.resolve("docker");
            Files.writeString(script, """
                    #!/bin/sh
                    echo "$*" >> %s
                    case "$*" in
                    %s
                    *) echo "Error: No such object: $*" >&2; exit 1 ;;
                    esac
                    """.formatted(folder.resolve(ASKED), cases));
            assertThat(script.toFile().setExecutable(true)).isTrue();
            return new DockerEngine(List.of(script.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A case that prints a text. */
    public String says(String arguments, String text) {
        try {
            Path answer = Files.createTempFile(folder, "answer", ".json");
            Files.writeString(answer, text);
            return "'%s') cat %s ;;%n".formatted(arguments, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A case that prints a log, whatever part of it is wanted. */
    public String logs(String text) {
        return "logs*) echo '%s' ;;%n".formatted(text);
    }

    /** What was asked, a line each. */
    public List<String> asked() throws IOException {
        return Files.exists(folder.resolve(ASKED)) ? Files.readAllLines(folder.resolve(ASKED)) : List.of();
    }
}
