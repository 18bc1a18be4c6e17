/** How a run ended, for whoever did not watch it: a word, an exit code and the reason. */
package loopvspool.outcome;
