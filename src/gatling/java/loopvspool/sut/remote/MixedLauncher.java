package loopvspool.sut.remote;

import java.util.function.Predicate;
import loopvspool.sut.Launcher;
import loopvspool.sut.TargetSpec;

/**
 * Finds the targets that run already, and has another launcher start the others, so that they can be measured beside each other.
 *
 * @param runsAlready whether the target of a name runs already
 * @param remote finds those that do
 * @param others starts those that do not
 */
public record MixedLauncher(Predicate<String> runsAlready, Launcher remote, Launcher others) implements Launcher {
    @Override
    public Starting start(TargetSpec spec) {
        return of(spec).start(spec);
    }

    @Override
    public Starting startAnew(TargetSpec spec) {
        return of(spec).startAnew(spec);
    }

    private Launcher of(TargetSpec spec) {
        return runsAlready.test(spec.name()) ? remote : others;
    }
}
