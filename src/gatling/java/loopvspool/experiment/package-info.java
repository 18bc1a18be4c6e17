/** The questions: which endpoints, how many users, on which targets. One class a question, one entry in {@link loopvspool.experiment.Experiments}. */
package loopvspool.experiment;
