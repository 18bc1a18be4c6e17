/**
 * The contract of a target, as tests that talk to it over real sockets. A new target extends {@link
 * loopvspool.contract.TargetContract} for its server and {@link loopvspool.contract.ProgramContract} for its program.
 */
package loopvspool.contract;
