package loopvspool.containers;

import java.util.ArrayList;
import java.util.List;
import loopvspool.machine.NeutralLocale;
import loopvspool.sut.TargetCatalogue;
import loopvspool.sut.docker.DockerEngine;

/**
 * Makes room for the containers that are about to be started: removes what a run has left that was killed, and finds out whether
 * their names and ports are free.
 */
public final class Clear {
    private static final String TESTER = "tester";

    private Clear() {}

    /**
     * Makes room, or says who has it.
     *
     * @param arguments {@code name=value} for each of {@link Options}
     */
    public static void main(String[] arguments) throws InterruptedException {
        NeutralLocale.set();
        Options options = Options.of(List.of(arguments));
        TargetCatalogue catalogue = TargetCatalogue.load();
        List<String> names = new ArrayList<>(options.targets());
        names.addAll(List.of(catalogue.downstream().name(), catalogue.postgres().name(), TESTER));
        new Leftovers(new DockerEngine(), options.isToBeKept()).remove(names);
        options.requireFreePorts();
    }
}
