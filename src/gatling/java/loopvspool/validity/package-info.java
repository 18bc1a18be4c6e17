/** The gates that decide whether to believe a run, one class each, and its verdict. */
package loopvspool.validity;
