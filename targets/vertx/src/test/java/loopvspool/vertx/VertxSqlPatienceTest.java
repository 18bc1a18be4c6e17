package loopvspool.vertx;

import loopvspool.contract.Full;
import loopvspool.contract.SqlPatienceContract;

@Full
class VertxSqlPatienceTest extends SqlPatienceContract {

    VertxSqlPatienceTest() {
        super(new VertxSql());
    }
}
