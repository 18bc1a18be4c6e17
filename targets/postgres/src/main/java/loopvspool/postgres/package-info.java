/** A real PostgreSQL as a service that is started, watched and stopped like a target, and leaves nothing behind. */
package loopvspool.postgres;
