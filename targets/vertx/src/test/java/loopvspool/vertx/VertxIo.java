package loopvspool.vertx;

import java.io.IOException;
import java.util.List;
import loopvspool.contract.IoTarget;
import loopvspool.contract.StartedServer;
import loopvspool.downstream.DownstreamService;

/** The event loop and its downstream service. */
final class VertxIo implements IoTarget {

    @Override
    public StartedServer start(String... options) throws IOException {
        VertxTarget target = VertxTarget.start(VertxTargetTest.options(options));
        return new StartedServer(target.url(), target::close);
    }

    @Override
    public StartedServer startDownstream() throws IOException {
        DownstreamService service =
                DownstreamService.start(VertxTargetTest.options().common());
        return new StartedServer(service.url(), service::close);
    }

    @Override
    public List<String> endpoints() {
        return List.of("sync-iobound", "async-iobound");
    }
}
