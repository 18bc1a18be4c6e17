package loopvspool.postgres;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import loopvspool.workload.Answer;
import loopvspool.workload.Database;
import loopvspool.workload.Identity;

/**
 * What {@code GET /test/ping} answers at a service that runs a database: who is there, and where the database is.
 *
 * @param identity its fields stand beside {@code postgres}
 * @param postgres the database's URL, as a target takes it in {@value Database#VARIABLE}
 */
record DatabaseIdentity(@JsonUnwrapped Identity identity, String postgres) implements Answer {}
