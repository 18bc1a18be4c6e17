package loopvspool.vertx;

import loopvspool.contract.Full;
import loopvspool.contract.IoPatienceContract;

@Full
class VertxIoPatienceTest extends IoPatienceContract {

    VertxIoPatienceTest() {
        super(new VertxIo());
    }
}
