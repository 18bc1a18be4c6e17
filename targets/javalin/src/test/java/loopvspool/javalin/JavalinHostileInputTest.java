package loopvspool.javalin;

import loopvspool.contract.HostileInputContract;

class JavalinHostileInputTest extends HostileInputContract {

    @Override
    protected String mainClass() {
        return JavalinTarget.class.getName();
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
