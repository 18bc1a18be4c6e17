/** What a user gets to see: progress and a table on the console; the comparison page, {@code results.json} and CSV files on disk. */
package loopvspool.report;
