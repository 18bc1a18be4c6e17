package loopvspool.javalin;

import loopvspool.contract.SqlPatienceContract;

class JavalinSqlPatienceTest extends SqlPatienceContract {

    JavalinSqlPatienceTest() {
        super(new JavalinSql());
    }
}
