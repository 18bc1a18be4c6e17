package loopvspool.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowedCoresTest {
    @TempDir
    private Path root;

    private void status(String text) throws IOException {
        Files.writeString(Files.createDirectories(root.resolve("proc/7")).resolve("status"), text);
    }

    @Test
    void shouldReadTheMaskOfAProcess() throws IOException {
        status("Name:\tjava\nCpus_allowed:\tb\nCpus_allowed_list:\t0-1,3\nMems_allowed_list:\t0\n");

        assertThat(AllowedCores.of(root, 7).orElseThrow().numbers()).containsExactly(0, 1, 3);
    }

    @Test
    void shouldSayNothingWhereNobodyTells() throws IOException {
        assertThat(AllowedCores.of(root, 7)).as("no such process").isEmpty();
        status("Name:\tjava\n");
        assertThat(AllowedCores.of(root, 7)).as("no mask").isEmpty();
        status("Cpus_allowed_list:\t\n");
        assertThat(AllowedCores.of(root, 7)).as("an empty one").isEmpty();
    }
}
