package loopvspool.javalin;

import java.util.List;
import loopvspool.contract.HostileInputContract;

class JavalinHostileInputTest extends HostileInputContract {

    @Override
    protected String mainClass() {
        return JavalinTarget.class.getName();
    }

    @Override
    protected List<String> options() {
        return List.of("--workers=2");
    }

    @Override
    protected String numberPath() {
        return "/test/sync-cpubound/";
    }

    @Override
    protected int most() {
        return 1_000_000;
    }

    @Override
    protected String longestAnswer() {
        return "/test/resmon?since=0";
    }
}
