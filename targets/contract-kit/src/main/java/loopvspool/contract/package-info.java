/**
 * The contract of a target, as tests that talk to it over real sockets. A new target extends {@link
 * loopvspool.contract.TargetContract} for its server, {@link loopvspool.contract.IoContract} as well if it does IO-bound
 * work, {@link loopvspool.contract.CensusContract} for its census, and {@link loopvspool.contract.ProgramContract} for its program.
 */
package loopvspool.contract;
