package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The example of {@code docs/adding-a-target.md}, compiled and run as that page says. */
final class DocumentedTarget implements AutoCloseable {
    private static final Path PAGE = Path.of("docs", "adding-a-target.md");
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\R(.*?)^```$");
    private static final int END_SECONDS = 5;

    private final Process process;
    private final URI url;

    private DocumentedTarget(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** @param folder takes the source */
    static DocumentedTarget start(Path folder, int workers) throws IOException {
        Matcher java = JAVA.matcher(Files.readString(PAGE));
        assertThat(java.find()).as("%s holds Java", PAGE).isTrue();
        Path source = Files.writeString(folder.resolve("MyTarget.java"), java.group(1));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        source.toString(),
                        "0",
                        String.valueOf(workers))
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        assertThat(line).as("what it prints").startsWith("http://127.0.0.1:");
        return new DocumentedTarget(process, URI.create(line));
    }

    URI url() {
        return url;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly()
                .onExit()
                .orTimeout(END_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
