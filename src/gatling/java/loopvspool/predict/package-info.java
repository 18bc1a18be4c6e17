/** What will happen, without a server: the answer of the simulation to a load that the user describes. */
package loopvspool.predict;
