/** Benchmarks, by JMH, of what the targets share. */
package loopvspool.benchmark;
