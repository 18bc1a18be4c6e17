/** Targets of others: servers that run already, of which the lab knows a URL, and what they say when they are asked. */
package loopvspool.sut.remote;
