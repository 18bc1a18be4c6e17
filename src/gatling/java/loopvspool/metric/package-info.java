/** What a run comes to over its forks: each metric with its interval, and whether two targets differ. */
package loopvspool.metric;
