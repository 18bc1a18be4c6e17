package loopvspool.simulation;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What Gatling prints by itself: totals over all requests, in which the pings and the calibration are the most, and assertions that are
 * counts of the users who judge the run. No setting of Gatling's turns that off. It prints by Scala's console, and the lab by Java's.
 */
final class GatlingConsole {
    private GatlingConsole() {}

    /** Nothing of that from now on, as long as this thread, which is Gatling's main one, or what it starts prints it. */
    static void mute() {
        scala.Console$.MODULE$.setOutDirect(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }
}
