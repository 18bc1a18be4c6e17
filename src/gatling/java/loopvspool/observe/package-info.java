/** What went on around the load: cores, quotas, pressure, other processes, the census of the targets. */
package loopvspool.observe;
