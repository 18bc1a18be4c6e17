package loopvspool.javalin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import loopvspool.workload.Answer;
import loopvspool.workload.Problem;
import loopvspool.workload.RejectedRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts answers on the wire, also those to requests that no route takes. */
final class Answers {

    private static final int METHOD_NOT_ALLOWED = 405;
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    static void send(Context context, Answer answer) {
        send(context, answer, answer.toJson());
    }

    /** Sends an answer whose body is ready. */
    static void send(Context context, Answer answer, byte[] body) {
        context.status(answer.status()).contentType(answer.mediaType()).result(body);
    }

    /** Answers where no handler does. */
    static void refusals(RoutesConfig routes) {
        routes.exception(RejectedRequest.class, (rejected, context) -> send(context, rejected.problem()));
        routes.exception(HttpResponseException.class, (refused, context) -> refuse(context, refused.getStatus()));
        routes.exception(Exception.class, (failure, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), failure);
            send(context, Problem.internal());
        });
    }

    static void refuseMethod(Context context) {
        refuse(context, METHOD_NOT_ALLOWED);
    }

    private static void refuse(Context context, int status) {
        if (status == METHOD_NOT_ALLOWED) {
            context.header("Allow", Problem.ALLOWED_METHOD);
        }
        send(context, Problem.ofStatus(status, context.req().getMethod(), context.path()));
    }
}
