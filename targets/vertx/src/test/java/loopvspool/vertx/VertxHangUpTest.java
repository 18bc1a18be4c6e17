package loopvspool.vertx;

import loopvspool.contract.HangUpContract;

class VertxHangUpTest extends HangUpContract {

    VertxHangUpTest() {
        super(VertxHostileInputTest.PROGRAM);
    }
}
