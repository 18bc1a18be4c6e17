package loopvspool.vertx;

import loopvspool.contract.IoPatienceContract;

class VertxIoPatienceTest extends IoPatienceContract {

    VertxIoPatienceTest() {
        super(new VertxIo());
    }
}
