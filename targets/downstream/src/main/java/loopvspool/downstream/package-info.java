/** The service that IO-bound requests wait for: it answers after a wanted time, and holds thousands meanwhile. */
package loopvspool.downstream;
