package loopvspool.downstream;

import loopvspool.contract.HostileInputContract;

class DownstreamHostileInputTest extends HostileInputContract {

    @Override
    protected String mainClass() {
        return DownstreamService.class.getName();
    }

    @Override
    protected String numberPath() {
        return "/wait/";
    }

    @Override
    protected int most() {
        return 60_000;
    }

    @Override
    protected String longestAnswer() {
        return "/test/ping";
    }
}
