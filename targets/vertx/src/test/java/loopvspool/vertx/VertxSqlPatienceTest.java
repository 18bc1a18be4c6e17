package loopvspool.vertx;

import loopvspool.contract.SqlPatienceContract;

class VertxSqlPatienceTest extends SqlPatienceContract {

    VertxSqlPatienceTest() {
        super(new VertxSql());
    }
}
