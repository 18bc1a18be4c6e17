package loopvspool.containers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import loopvspool.machine.NeutralLocale;
import loopvspool.sut.Container;
import loopvspool.sut.docker.ContainerInspection;
import loopvspool.sut.docker.ContainerNames;
import loopvspool.sut.docker.ContainerRecord;
import loopvspool.sut.docker.DockerEngine;

/** Writes down what the engine says of the containers, for the tester among them, which sees no engine. */
public final class Inventory {
    private Inventory() {}

    /**
     * Writes the file.
     *
     * @param arguments the file, and the targets and services in containers, separated by commas
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        NeutralLocale.set();
        DockerEngine engine = new DockerEngine();
        List<Container> containers = new ArrayList<>();
        for (String target : Arrays.asList(arguments[1].split(","))) {
            engine.container(ContainerNames.of(target))
                    .map(ContainerInspection::facts)
                    .ifPresent(containers::add);
        }
        ContainerRecord.write(Path.of(arguments[0]), containers);
    }
}
