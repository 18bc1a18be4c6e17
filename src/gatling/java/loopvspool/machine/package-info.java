/** What the operating system tells of the machine under a run: CPU time and who used it, pressure, throttling, late wake-ups. */
package loopvspool.machine;
