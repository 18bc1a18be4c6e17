package loopvspool.javalin;

import java.util.List;
import loopvspool.contract.HostileInputContract;
import loopvspool.contract.HostileProgram;

class JavalinHostileInputTest extends HostileInputContract {

    JavalinHostileInputTest() {
        super(HostileProgram.target(JavalinTarget.class, List.of("--workers=2"), "/test/sync-iobound/"));
    }
}
