package loopvspool.downstream;

import loopvspool.contract.Full;
import loopvspool.contract.HangUpContract;

@Full
class DownstreamHangUpTest extends HangUpContract {

    DownstreamHangUpTest() {
        super(DownstreamHostileInputTest.PROGRAM);
    }
}
