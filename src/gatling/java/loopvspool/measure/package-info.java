/** What a step came to, and whether it went as predicted. */
package loopvspool.measure;
