/** The event loop: one Vert.x verticle on one event loop, used badly and used well. */
package loopvspool.vertx;
