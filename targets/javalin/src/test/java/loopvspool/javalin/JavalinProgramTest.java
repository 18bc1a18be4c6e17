package loopvspool.javalin;

import java.util.List;
import loopvspool.contract.ProgramContract;

class JavalinProgramTest extends ProgramContract {

    @Override
    protected String mainClass() {
        return JavalinTarget.class.getName();
    }

    @Override
    protected String defaultName() {
        return "javalin";
    }

    @Override
    protected List<String> oneAtATime() {
        return List.of("--workers=1");
    }

    @Override
    protected List<String> alsoRefused() {
        return List.of("--workers=0", "--workers=1 --workers-per-core=1");
    }
}
