/** The targets: the catalogue of them, starting, watching and stopping them, and talking to one. */
package loopvspool.sut;
