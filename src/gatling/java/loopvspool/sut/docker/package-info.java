/**
 * Targets that run in containers. Maven or compose starts and removes them; the lab finds them by their names, and asks Docker's
 * command about them.
 */
package loopvspool.sut.docker;
