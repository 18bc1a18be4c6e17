package loopvspool.vertx;

import java.util.List;
import loopvspool.contract.HangUpContract;
import loopvspool.contract.HostileProgram;

class VertxHangUpTest extends HangUpContract {

    VertxHangUpTest() {
        super(HostileProgram.target(VertxTarget.class, List.of(), "/test/sync-iobound/", "/test/async-iobound/"));
    }
}
