package loopvspool.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Docker's command, for tests. */
final class Docker {
    private Docker() {}

    /** What a command prints, line by line. */
    static List<String> lines(String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of("docker"));
            command.addAll(List.of(arguments));
            Process docker = new ProcessBuilder(command).start();
            docker.getOutputStream().close();
            String output = new String(docker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String errors = new String(docker.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(docker.waitFor()).as("%s: %s", command, errors).isZero();
            return output.lines().toList();
        } catch (IOException e) {
            throw new AssertionError("there is no docker", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The names of all containers of this project, running or not. */
    static List<String> containers() {
        return lines("ps", "--all", "--filter", "name=loop-vs-pool", "--format", "{{.Names}}");
    }

    /** Whatever of this project there is but images. */
    static Set<String> leftovers() {
        Set<String> all = new TreeSet<>(containers());
        all.addAll(lines("network", "ls", "--filter", "name=loop-vs-pool", "--format", "network {{.Name}}"));
        return all;
    }

    static Set<String> danglingVolumes() {
        return new TreeSet<>(lines("volume", "ls", "--quiet", "--filter", "dangling=true"));
    }
}
