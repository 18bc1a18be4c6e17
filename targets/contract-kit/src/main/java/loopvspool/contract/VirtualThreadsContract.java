package loopvspool.contract;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A target on virtual threads, for what holds of each in its own way: a program on a JDK that has them, or it is skipped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class VirtualThreadsContract {

    private final Class<?> mainClass;
    private final String option;
    private StartedServer downstream;
    private ChildJvm program;
    private TargetClient client;

    /** @param option with which the program works on virtual threads */
    protected VirtualThreadsContract(Class<?> mainClass, String option) {
        this.mainClass = mainClass;
        this.option = option;
    }

    /** Starts a real downstream service. */
    protected abstract StartedServer startDownstream() throws IOException;

    @BeforeAll
    final void start() throws IOException {
        var jdk = NewerJdk.orSkip();
        downstream = startDownstream();
        program = ChildJvm.start(
                jdk, List.of(), Map.of(), mainClass.getName(), List.of(option, "--downstream=" + downstream.url()));
        client = new TargetClient(program.awaitListening());
    }

    @AfterAll
    final void stop() {
        if (program != null) {
            program.close();
        }
        if (downstream != null) {
            downstream.close();
        }
    }

    /** A client of that target. */
    protected final TargetClient client() {
        return client;
    }
}
