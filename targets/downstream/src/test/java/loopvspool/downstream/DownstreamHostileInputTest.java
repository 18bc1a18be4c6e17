package loopvspool.downstream;

import java.util.List;
import loopvspool.contract.Full;
import loopvspool.contract.HostileInputContract;
import loopvspool.contract.HostileProgram;

@Full
class DownstreamHostileInputTest extends HostileInputContract {

    static final HostileProgram PROGRAM = new HostileProgram(
            DownstreamService.class, List.of(), "/wait/", 60_000, "/test/ping", List.of("/wait/"), List.of(), false);

    DownstreamHostileInputTest() {
        super(PROGRAM);
    }
}
