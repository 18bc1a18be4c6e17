package loopvspool.javalin;

import loopvspool.contract.Full;
import loopvspool.contract.HangUpContract;

@Full
class JavalinHangUpTest extends HangUpContract {

    JavalinHangUpTest() {
        super(JavalinHostileInputTest.PROGRAM);
    }
}
