package loopvspool.simulation;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import loopvspool.outcome.Ending;
import loopvspool.settings.SettingError;

/**
 * The one place where this project's code runs before Gatling's own: Gatling makes its logger first, and logback asks who wants to
 * configure it. Gatling has no such hook itself; a simulation comes after its configuration, its native libraries and its threads.
 * Named in {@code META-INF/services}.
 */
public final class FirstOfAll extends ContextAwareBase implements Configurator {
    private static final String GATLING = "io.gatling.app.";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (isInGatling()) {
            takePrecautions();
        }
        // Of logging it has nothing to say: logback-test.xml has.
        return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }

    /** To be thrown to nobody: logback would print a stack trace, and go on. Nothing runs yet that would have to be ended. */
    private static void takePrecautions() {
        try {
            Precautions.take();
        } catch (SettingError e) {
            LastWord lastWord = new LastWord(System.out, ProjectFolder::results);
            Runtime.getRuntime().halt(lastWord.notBegun(Ending.REFUSED, e.lines()));
        }
    }

    /** Others log, too: tests, and Maven where it runs the lab's programs in its own JVM. */
    private static boolean isInGatling() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().startsWith(GATLING)));
    }
}
