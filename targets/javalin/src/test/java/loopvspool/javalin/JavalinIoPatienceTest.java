package loopvspool.javalin;

import loopvspool.contract.Full;
import loopvspool.contract.IoPatienceContract;

@Full
class JavalinIoPatienceTest extends IoPatienceContract {

    JavalinIoPatienceTest() {
        super(new JavalinIo());
    }
}
