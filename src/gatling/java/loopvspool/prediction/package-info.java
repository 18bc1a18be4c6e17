/** What queueing theory says of a burst: pure functions of the discipline, the users and the service time. */
package loopvspool.prediction;
