package loopvspool.javalin;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import loopvspool.contract.IoTarget;
import loopvspool.contract.StartedServer;
import loopvspool.downstream.DownstreamService;

/** A pool of three, or of as many as a test asks for, and its downstream service. */
final class JavalinIo implements IoTarget {

    static final String ENDPOINT = "sync-iobound";

    @Override
    public StartedServer start(String... options) throws IOException {
        return startWith(3, options);
    }

    /** Starts the target with so many workers, and those options beside its own. */
    static StartedServer startWith(int workers, String... options) throws IOException {
        JavalinTarget target = JavalinTarget.start(
                JavalinTargetTest.options(Stream.concat(Stream.of("--workers=" + workers), Stream.of(options))
                        .toArray(String[]::new)));
        return new StartedServer(target.url(), target::close);
    }

    @Override
    public StartedServer startDownstream() throws IOException {
        DownstreamService service =
                DownstreamService.start(JavalinTargetTest.options().common());
        return new StartedServer(service.url(), service::close);
    }

    @Override
    public List<String> endpoints() {
        return List.of(ENDPOINT);
    }
}
