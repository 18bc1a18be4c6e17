package loopvspool.vertx;

import java.util.List;
import loopvspool.contract.HostileInputContract;
import loopvspool.contract.HostileProgram;

class VertxHostileInputTest extends HostileInputContract {

    VertxHostileInputTest() {
        super(HostileProgram.target(VertxTarget.class, List.of(), "/test/sync-iobound/", "/test/async-iobound/"));
    }
}
