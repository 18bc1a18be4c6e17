package loopvspool.javalin;

import java.nio.ByteBuffer;
import loopvspool.workload.Problem;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what Jetty refuses before it reaches Javalin: Jetty's own error page would be HTML, and may hold a stack
 * trace.
 */
final class ProblemErrorHandler implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Problem problem =
                Problem.ofStatus(response.getStatus(), request.getMethod(), Request.getPathInContext(request));
        response.setStatus(problem.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, problem.mediaType());
        response.write(true, ByteBuffer.wrap(problem.toJson()), callback);
        return true;
    }
}
