package loopvspool.downstream;

import java.util.List;
import loopvspool.contract.HostileInputContract;

class DownstreamHostileInputTest extends HostileInputContract {

    @Override
    protected String mainClass() {
        return DownstreamService.class.getName();
    }

    @Override
    protected List<String> options() {
        return List.of();
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
