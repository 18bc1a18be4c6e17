/** What a user gets to see: progress and a table on the console, {@code results.json} and {@code requests.csv} on disk. */
package loopvspool.report;
