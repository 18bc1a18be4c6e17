package loopvspool.vertx;

import loopvspool.contract.Full;
import loopvspool.contract.HangUpContract;

@Full
class VertxHangUpTest extends HangUpContract {

    VertxHangUpTest() {
        super(VertxHostileInputTest.PROGRAM);
    }
}
