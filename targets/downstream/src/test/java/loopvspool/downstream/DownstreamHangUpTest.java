package loopvspool.downstream;

import loopvspool.contract.HangUpContract;

class DownstreamHangUpTest extends HangUpContract {

    DownstreamHangUpTest() {
        super(DownstreamHostileInputTest.PROGRAM);
    }
}
