package loopvspool.javalin;

import loopvspool.contract.Full;
import loopvspool.contract.SqlPatienceContract;

@Full
class JavalinSqlPatienceTest extends SqlPatienceContract {

    JavalinSqlPatienceTest() {
        super(new JavalinSql());
    }
}
