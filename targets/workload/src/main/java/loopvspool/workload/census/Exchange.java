package loopvspool.workload.census;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import loopvspool.workload.Answer;
import loopvspool.workload.Problem;
import loopvspool.workload.RejectedRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request to the port of the census, and the answer to it. */
final class Exchange {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration LIMIT_OF_THE_REST = Duration.ofMillis(200);
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int MAX_BYTES_OF_THE_REST = 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final Census census;
    private final Socket connection;
    private final InputStream in;
    private boolean bodyWanted = true;

    Exchange(Census census, Socket connection) throws IOException {
        this.census = census;
        this.connection = connection;
        connection.setSoTimeout((int) LIMIT.toMillis());
        in = new BufferedInputStream(connection.getInputStream());
    }

    /** @throws IOException where the client does not ask in time, or has gone */
    void serve() throws IOException {
        try {
            send(answer(RequestHead.read(in, LIMIT)));
        } catch (RejectedRequest rejected) {
            send(rejected.problem());
            // A connection that is closed before all has been read is reset, and the client may never see the answer.
            connection.shutdownOutput();
            connection.setSoTimeout((int) LIMIT_OF_THE_REST.toMillis());
            in.readNBytes(MAX_BYTES_OF_THE_REST);
        } catch (RuntimeException failure) {
            LOG.error("the census failed", failure);
            send(Problem.internal());
        }
    }

    private Answer answer(RequestHead request) {
        bodyWanted = !request.method().equals("HEAD");
        if (!request.path().equals(Census.PATH)) {
            throw new RejectedRequest(Problem.notFound(request.path()));
        }
        if (!request.method().equals(Problem.ALLOWED_METHOD)) {
            throw new RejectedRequest(Problem.methodNotAllowed(request.method()));
        }
        return census.answer(request.query());
    }

    // In one piece: the second of two would wait until the client has acknowledged the first.
    private void send(Answer answer) throws IOException {
        byte[] body = answer.toJson();
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(head(answer, body.length).getBytes(StandardCharsets.ISO_8859_1));
        if (bodyWanted) {
            message.writeBytes(body);
        }
        message.writeTo(connection.getOutputStream());
    }

    private static String head(Answer answer, int bodyBytes) {
        String reason = answer instanceof Problem problem ? problem.title() : "OK";
        String allow = answer.status() == METHOD_NOT_ALLOWED ? "Allow: " + Problem.ALLOWED_METHOD + "\r\n" : "";
        return "HTTP/1.1 " + answer.status() + ' ' + reason + "\r\n"
                + allow
                + "Content-Type: " + answer.mediaType() + "\r\n"
                + "Content-Length: " + bodyBytes + "\r\n"
                + "Connection: close\r\n\r\n";
    }
}
