package loopvspool.target;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A target as the catalogue describes it.
 *
 * @param name the target's name, used in settings and reports
 * @param model its concurrency model, in words
 * @param module the Maven module that holds the program, relative to the project
 * @param mainClass the program
 * @param arguments the program's own arguments
 * @param endpoints the endpoints that it offers, with the workers of each
 */
public record TargetSpec(
        String name,
        String model,
        String module,
        String mainClass,
        List<String> arguments,
        Map<Endpoint, Workers> endpoints) {

    /** The same target, started with one more argument. */
    public TargetSpec with(String argument) {
        List<String> more =
                Stream.concat(arguments.stream(), Stream.of(argument)).toList();
        return new TargetSpec(name, model, module, mainClass, more, endpoints);
    }

    /** Whether the target offers the endpoint. */
    public boolean offers(Endpoint endpoint) {
        return endpoints.containsKey(endpoint);
    }

    /** How many requests the endpoint works on at once on so many cores. */
    public int workers(Endpoint endpoint, int cores) {
        return endpoints.get(endpoint).count(cores);
    }
}
