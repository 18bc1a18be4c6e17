/** What came in: every request and every ping, as it ended. */
package loopvspool.record;
