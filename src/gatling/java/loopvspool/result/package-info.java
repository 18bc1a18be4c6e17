/** What was measured: every request, what follows for each step, the gates that decide whether to believe it, the verdict. */
package loopvspool.result;
