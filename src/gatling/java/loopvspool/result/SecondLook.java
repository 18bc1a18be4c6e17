package loopvspool.result;

import loopvspool.target.TargetIdentity;

/**
 * A target as it answered when it was started, and before it was ended. There is none of one that had ended by itself.
 *
 * @param target its name, and the fork
 * @param atStart what it said of itself when it became ready
 * @param atEnd what it says now; null if it does not answer
 * @param unanswered why it does not; null if it does
 */
public record SecondLook(String target, TargetIdentity atStart, TargetIdentity atEnd, String unanswered) {}
