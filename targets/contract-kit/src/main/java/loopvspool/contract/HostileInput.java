package loopvspool.contract;

import java.nio.charset.StandardCharsets;

/**
 * What no friend would send.
 *
 * @param name what it is, in words
 * @param text what goes over the wire, in ISO 8859-1
 * @param expected what becomes of it
 */
record HostileInput(String name, String text, Expected expected) {

    enum Expected {
        /** Answered with 200: it only looks hostile. */
        SERVED,
        /** Answered with 4xx, or hung up on. */
        REFUSED,
        /** Either: parsers differ in what they forgive, and here it does no harm. */
        SERVED_OR_REFUSED,
        /** Not complete, so that a server may wait for the rest; or it refuses what has come so far. */
        UNFINISHED
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return name;
    }
}
