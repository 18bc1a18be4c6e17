/** The pool: Javalin on Jetty, with exactly as many request workers as it is told. */
package loopvspool.javalin;
