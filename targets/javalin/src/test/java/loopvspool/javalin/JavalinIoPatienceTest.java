package loopvspool.javalin;

import loopvspool.contract.IoPatienceContract;

class JavalinIoPatienceTest extends IoPatienceContract {

    JavalinIoPatienceTest() {
        super(new JavalinIo());
    }
}
