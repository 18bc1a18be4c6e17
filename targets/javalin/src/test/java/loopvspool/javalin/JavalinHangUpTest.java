package loopvspool.javalin;

import java.util.List;
import loopvspool.contract.HangUpContract;
import loopvspool.contract.HostileProgram;

class JavalinHangUpTest extends HangUpContract {

    JavalinHangUpTest() {
        super(HostileProgram.target(JavalinTarget.class, List.of("--workers=2"), "/test/sync-iobound/"));
    }
}
