package loopvspool.javalin;

import loopvspool.contract.HangUpContract;

class JavalinHangUpTest extends HangUpContract {

    JavalinHangUpTest() {
        super(JavalinHostileInputTest.PROGRAM);
    }
}
