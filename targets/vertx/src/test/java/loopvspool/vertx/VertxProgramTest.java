package loopvspool.vertx;

import java.util.List;
import loopvspool.contract.ProgramContract;

class VertxProgramTest extends ProgramContract {

    @Override
    protected String mainClass() {
        return VertxTarget.class.getName();
    }

    @Override
    protected String defaultName() {
        return "vertx";
    }

    @Override
    protected List<String> oneAtATime() {
        return List.of();
    }

    @Override
    protected List<String> alsoRefused() {
        // An event loop has no workers to number.
        return List.of("--workers=2", "--cpu-workers=0", "--cpu-workers=1001", "--cpu-workers=many");
    }
}
