/** What a user requires of the results: conditions on metrics, read and checked against the plan before the run, judged after it. */
package loopvspool.limit;
