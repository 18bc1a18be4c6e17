/** The settings {@code lab.*}: read once, checked before anything starts, immutable. Uses no other package of the lab. */
package loopvspool.settings;
