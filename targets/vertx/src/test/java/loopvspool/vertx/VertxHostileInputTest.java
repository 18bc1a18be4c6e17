package loopvspool.vertx;

import java.util.List;
import loopvspool.contract.Full;
import loopvspool.contract.HostileInputContract;
import loopvspool.contract.HostileProgram;

@Full
class VertxHostileInputTest extends HostileInputContract {

    // On the loop one waits at a time: beside it only is there anything to count.
    static final HostileProgram PROGRAM = HostileProgram.target(
            VertxTarget.class,
            List.of(),
            List.of("/test/sync-iobound/", "/test/async-iobound/"),
            List.of("/test/async-iobound/"));

    VertxHostileInputTest() {
        super(PROGRAM);
    }
}
