package loopvspool.experiment;

import loopvspool.target.TargetSpec;

/**
 * A target to ask questions of.
 *
 * @param spec what the catalogue says of it
 * @param cores the cores that it may use, as it says itself
 */
public record Subject(TargetSpec spec, int cores) {}
