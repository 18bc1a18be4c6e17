package loopvspool.sut.remote;

import java.time.Duration;
import java.util.List;
import loopvspool.settings.ServerSettings;
import loopvspool.sut.LaunchError;
import loopvspool.sut.Launcher;
import loopvspool.sut.TargetSpec;

/** Finds each target at the URL that the user gave. It starts and ends none. */
public final class RemoteLauncher implements Launcher {
    private final List<ServerSettings> servers;
    private final Duration patience;

    /**
     * @param servers where they run
     * @param patience how long it may take until one answers
     */
    public RemoteLauncher(List<ServerSettings> servers, Duration patience) {
        this.servers = List.copyOf(servers);
        this.patience = patience;
    }

    @Override
    public Starting start(TargetSpec spec) {
        return servers.stream()
                .filter(server -> server.name().equals(spec.name()))
                .findFirst()
                .map(server -> new RemoteTarget(spec, server, patience))
                .orElseThrow(() -> new LaunchError(
                        "Target %s does not run anywhere: give -Dlab.target.%s.url=http://host:port, or let the lab start it, with -Dlab.launcher=fork."
                                .formatted(spec.name(), spec.name())));
    }
}
