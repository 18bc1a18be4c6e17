/** Compares runs by their {@code results.json}: which metrics differ, as far as their forks can tell, and what else does. */
package loopvspool.comparison;
