/** What a run comes to over its forks: each figure with its interval, and whether two targets differ. */
package loopvspool.metric;
