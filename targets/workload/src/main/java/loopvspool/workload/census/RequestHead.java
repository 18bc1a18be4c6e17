package loopvspool.workload.census;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopvspool.workload.Problem;
import loopvspool.workload.RejectedRequest;
import loopvspool.workload.TargetOptions;

/**
 * What the head of a request says. The header fields mean nothing to the census, and are skipped.
 *
 * @param query what follows the question mark; null where there is none
 */
record RequestHead(String method, String path, String query) {

    private static final Pattern REQUEST_LINE =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+) (/[^ ?]*)(?:\\?([^ ]*))? HTTP/1\\.[01]");
    private static final String END_OF_LINE = "\r\n";
    private static final int END_OF_HEAD = 0x0d0a0d0a;

    /**
     * Reads the head of a request.
     *
     * @param limit how long it may take until all of it has come
     * @throws RejectedRequest where it is too large, or no head of a request
     * @throws IOException where it does not come, or not in time
     */
    static RequestHead read(InputStream in, Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int lastFour = 0; lastFour != END_OF_HEAD; ) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the connection ended within the head of a request");
            }
            if (System.nanoTime() - deadline > 0) {
                throw new SocketTimeoutException("the head of a request took longer than " + limit);
            }
            head.write(next);
            if (head.size() > TargetOptions.MAX_HEAD_BYTES) {
                throw new RejectedRequest(
                        text(head).contains(END_OF_LINE) ? Problem.headersTooLarge() : Problem.uriTooLong());
            }
            lastFour = lastFour << Byte.SIZE | next;
        }
        return parse(text(head));
    }

    private static RequestHead parse(String head) {
        Matcher line = REQUEST_LINE.matcher(head.substring(0, head.indexOf(END_OF_LINE)));
        if (!line.matches()) {
            throw new RejectedRequest(Problem.unreadable());
        }
        return new RequestHead(line.group(1), line.group(2), line.group(3));
    }

    private static String text(ByteArrayOutputStream head) {
        return head.toString(StandardCharsets.ISO_8859_1);
    }
}
