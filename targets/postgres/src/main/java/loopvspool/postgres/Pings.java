package loopvspool.postgres;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import loopvspool.workload.Answer;
import loopvspool.workload.Problem;

/** Answers who is there, so that who launches targets can launch this service. */
final class Pings implements HttpHandler {

    private static final String PING = "/test/ping";

    private final Answer identity;

    Pings(Answer identity) {
        this.identity = identity;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        if (!path.equals(PING)) {
            send(exchange, Problem.notFound(path));
        } else if (method.equals("GET")) {
            send(exchange, identity);
        } else {
            exchange.getResponseHeaders().set("Allow", Problem.ALLOWED_METHOD);
            send(exchange, Problem.methodNotAllowed(method));
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.toJson();
        exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
