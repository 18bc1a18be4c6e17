package loopvspool.sut;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Catalogue entries for tests. What a test does not say is as in an entry that does not say it. */
public final class Specs {
    private Specs() {}

    public static TargetSpec of(
            String name,
            String model,
            String module,
            String mainClass,
            List<String> arguments,
            Map<Endpoint, EndpointSpec> endpoints) {
        return new TargetSpec(
                name,
                model,
                true,
                false,
                Availability.EVERYWHERE,
                new ProgramSpec(module, mainClass, arguments),
                OptionalInt.empty(),
                endpoints);
    }

    /** An endpoint behind whose requests a ping waits. */
    public static EndpointSpec waiting(String workers) {
        return new EndpointSpec(ServerModel.POOL, Workers.parse(workers));
    }
}
