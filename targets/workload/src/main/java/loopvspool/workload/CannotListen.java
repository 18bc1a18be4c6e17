package loopvspool.workload;

import java.io.IOException;

/** A port beside that of {@code --port} that a target cannot listen on. */
public final class CannotListen extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Says where it cannot listen.
     *
     * @param where the address, what it is for, and the option that says so
     */
    public CannotListen(String where, IOException cause) {
        super(where, cause);
    }
}
