/**
 * The contract as checks that anybody can run against a URL: {@link loopvspool.contract.check.CheckTarget}. They ask for what a
 * target of others need not exceed; what the targets of this project promise besides, the tests around this package hold.
 */
package loopvspool.contract.check;
