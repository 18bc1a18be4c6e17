/**
 * How sure a metric is that was measured in several forks, and whether two of them differ: pure functions of the values. Uses no
 * other package of the lab.
 */
package loopvspool.statistics;
