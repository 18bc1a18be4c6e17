/**
 * What every target shares, so that targets differ in nothing but their concurrency model: the work and how it is
 * timed, what a target answers, which requests it refuses, and how its program starts and stops.
 */
package loopvspool.workload;
