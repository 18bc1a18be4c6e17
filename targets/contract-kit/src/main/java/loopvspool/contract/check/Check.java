package loopvspool.contract.check;

import java.io.IOException;

/** A promise of the contract. */
public interface Check {
    /** What it is about, in a few words. */
    String name();

    /**
     * Asks a target.
     *
     * @throws IOException if a connection breaks
     * @throws AssertionError if there is no answer, or one that cannot be read
     */
    Finding ask(Subject subject) throws IOException;
}
