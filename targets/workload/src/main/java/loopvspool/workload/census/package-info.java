/**
 * The census of a target: which processes and threads it is made of, now and in the last minutes. It is taken and
 * answered by threads of its own, for a server whose threads are all busy is just the one that is worth a look.
 */
package loopvspool.workload.census;
