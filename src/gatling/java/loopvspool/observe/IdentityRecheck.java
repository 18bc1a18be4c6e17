package loopvspool.observe;

import loopvspool.sut.Processes;

/**
 * A target as it answered when it was started, and before it was ended. There is none of one that had ended by itself.
 *
 * @param target its name, and the fork
 * @param atStart the processes that answered when it became ready
 * @param atEnd those that answer now; null if none does
 * @param unanswered why it does not; null if it does
 */
public record IdentityRecheck(String target, Processes atStart, Processes atEnd, String unanswered) {}
