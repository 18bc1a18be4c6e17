package loopvspool.sut.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import loopvspool.sut.RunningTarget;
import loopvspool.sut.TargetIdentity;
import loopvspool.sut.TargetJvm;
import loopvspool.sut.TargetSpec;

/** A plain PostgreSQL in its container: it answers no ping, and is ready when it takes connections. */
final class DatabaseContainer extends TargetContainer {
    private static final TargetJvm NONE = new TargetJvm(null, List.of(), "", Optional.empty());

    private final Whereabouts where;

    DatabaseContainer(TargetSpec spec, Whereabouts where, Duration patience, Runnable keepLog) {
        super(spec, where, NONE, patience, keepLog);
        this.where = where;
    }

    @Override
    public RunningTarget awaitReady() throws InterruptedException {
        await(() -> {
            connect();
            return true;
        });
        // The targets have their address of it, with its password, from who has started them all.
        String url = "postgresql://" + where.address().getHostString() + ":"
                + where.address().getPort();
        identify(new TargetIdentity(
                0, 1, OptionalInt.empty(), JsonNodeFactory.instance.objectNode().put("postgres", url)));
        return this;
    }
}
