/** What a user runs: one Gatling simulation for the whole experiment, and one for each question. */
package loopvspool.simulation;
