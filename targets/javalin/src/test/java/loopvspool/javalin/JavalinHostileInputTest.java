package loopvspool.javalin;

import java.util.List;
import loopvspool.contract.Full;
import loopvspool.contract.HostileInputContract;
import loopvspool.contract.HostileProgram;

@Full
class JavalinHostileInputTest extends HostileInputContract {

    static final HostileProgram PROGRAM = HostileProgram.target(
            JavalinTarget.class,
            List.of("--workers=2"),
            List.of("/test/sync-iobound/"),
            List.of("/test/sync-iobound/"));

    JavalinHostileInputTest() {
        super(PROGRAM);
    }
}
