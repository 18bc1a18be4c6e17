/**
 * Targets as a developer runs them: from a copy of their sources, by Maven, which compiles and starts them again after every
 * edit.
 */
package loopvspool.sut.development;
