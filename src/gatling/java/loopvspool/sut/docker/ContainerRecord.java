package loopvspool.sut.docker;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import loopvspool.sut.Container;

/** A file that says of each container what its engine says, for a lab that runs in a container and sees no engine. */
public final class ContainerRecord {
    /** The system property that names the file. */
    static final String PROPERTY = "loopvspool.containers";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ContainerRecord() {}

    /** Writes the file. */
    public static void write(Path file, List<Container> containers) throws IOException {
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), containers);
    }

    /** What is known of the container of this name: nothing without the file. */
    static Optional<Container> of(String name) {
        String file = System.getProperty(PROPERTY);
        if (file == null || !Files.isRegularFile(Path.of(file))) {
            return Optional.empty();
        }
        try {
            return JSON.readValue(Path.of(file).toFile(), new TypeReference<List<Container>>() {}).stream()
                    .filter(container -> container.name().equals(name))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
