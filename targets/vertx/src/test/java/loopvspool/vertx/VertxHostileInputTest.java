package loopvspool.vertx;

import java.util.List;
import loopvspool.contract.HostileInputContract;

class VertxHostileInputTest extends HostileInputContract {

    @Override
    protected String mainClass() {
        return VertxTarget.class.getName();
    }

    @Override
    protected List<String> options() {
        return List.of();
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
