package loopvspool.contract;

import static loopvspool.contract.HostileInput.Expected.REFUSED;
import static loopvspool.contract.HostileInput.Expected.SERVED;
import static loopvspool.contract.HostileInput.Expected.SERVED_OR_REFUSED;
import static loopvspool.contract.HostileInput.Expected.UNFINISHED;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loopvspool.contract.HostileInput.Expected;

/** Hostile inputs that are one message on one connection, each once. */
final class HostileInputs {

    /** Where nothing is: a request within another that got through would be answered with this path. */
    static final String SMUGGLED = "/smuggled";

    private static final String PING = "/test/ping";
    private static final String HOST = "Host: target\r\n";
    private static final String PING_LINE = "GET /test/ping HTTP/1.1\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
    private static final int LARGER_THAN_A_HEAD = 100 * 1024;

    private final List<HostileInput> inputs = new ArrayList<>();

    private HostileInputs() {}

    /**
     * All of them.
     *
     * @param numberPath a path that goes on with a whole number: {@code /test/sync-cpubound/}
     * @param most the largest number that is allowed there
     */
    static List<HostileInput> all(String numberPath, int most) {
        HostileInputs all = new HostileInputs();
        all.requestLines();
        all.versions();
        all.methods();
        all.targets();
        all.heads();
        all.hosts();
        all.bodies();
        all.upgrades();
        all.numbers(numberPath, most);
        return all.inputs;
    }

    private void requestLines() {
        add(REFUSED, "one word", "NONSENSE\r\n\r\n");
        add(UNFINISHED, "nothing but empty lines", "\r\n\r\n\r\n");
        add(SERVED, "an empty line before the request", "\r\n" + get(PING));
        add(SERVED_OR_REFUSED, "two blanks in the request line", "GET  /test/ping HTTP/1.1\r\n" + HOST + "\r\n");
        add(SERVED_OR_REFUSED, "a blank before the request line", " " + get(PING));
        add(SERVED_OR_REFUSED, "tabs in the request line", "GET\t/test/ping\tHTTP/1.1\r\n" + HOST + "\r\n");
        add(REFUSED, "a word too many in the request line", "GET /test/ping HTTP/1.1 x\r\n" + HOST + "\r\n");
        add(REFUSED, "no path", "GET HTTP/1.1\r\n" + HOST + "\r\n");
        add(REFUSED, "a request line of 100 KiB", get("/" + "x".repeat(LARGER_THAN_A_HEAD)));
        add(REFUSED, "a request line of 100 KiB without an end", "GET /" + "x".repeat(LARGER_THAN_A_HEAD));
        add(REFUSED, "every byte from 0 to 255, twice", everyByte() + everyByte());
        add(UNFINISHED, "half a request line", "GET /test/pi");
    }

    private void versions() {
        add(REFUSED, "HTTP/0.9", "GET /test/ping\r\n\r\n");
        add(SERVED, "HTTP/1.0 without a Host", "GET /test/ping HTTP/1.0\r\n\r\n");
        for (String version : List.of("HTTP/1.2", "HTTP/2.0", "HTTP/9.9", "HTTP/x.y", "HTP/1.1", "HTTP/1.1.1")) {
            add(REFUSED, version, "GET /test/ping " + version + "\r\n" + HOST + "\r\n");
        }
        add(SERVED_OR_REFUSED, "http/1.1 in lower case", "GET /test/ping http/1.1\r\n" + HOST + "\r\n");
    }

    private void methods() {
        for (String method : List.of("TRACE", "PROPFIND", "get", "OPTIONS", "CONNECT", "PATCH")) {
            add(REFUSED, "the method " + method, method + " /test/ping HTTP/1.1\r\n" + HOST + "\r\n");
        }
        add(REFUSED, "CONNECT to a host", "CONNECT target:80 HTTP/1.1\r\n" + HOST + "\r\n");
        add(REFUSED, "OPTIONS *", "OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n");
        add(REFUSED, "a control character in the method", "G\u0001T /test/ping HTTP/1.1\r\n" + HOST + "\r\n");
        add(SERVED_OR_REFUSED, "NUL before the method", "\0" + get(PING));
        add(REFUSED, "a method of 100 KiB", "A".repeat(LARGER_THAN_A_HEAD) + " / HTTP/1.1\r\n" + HOST + "\r\n");
    }

    private void targets() {
        add(SERVED, "absolute form, of this host", "GET http://target/test/ping HTTP/1.1\r\n" + HOST + "\r\n");
        add(
                SERVED_OR_REFUSED,
                "absolute form, of another host",
                "GET http://other/test/ping HTTP/1.1\r\n" + HOST + "\r\n");
        add(SERVED_OR_REFUSED, "absolute form, no URI", "GET http://[::::/test/ping HTTP/1.1\r\n" + HOST + "\r\n");
        add(REFUSED, "asterisk form", "GET * HTTP/1.1\r\n" + HOST + "\r\n");
        add(REFUSED, "a path without its slash", "GET test/ping HTTP/1.1\r\n" + HOST + "\r\n");
        for (String path : List.of(
                "/test%2Fping",
                "/test%5Cping",
                "\\test\\ping",
                "/test/..;/ping",
                "/test/ping;x=1",
                "/test/ping%00",
                "/test/%zz",
                "/test/ping%",
                "/test/%ff%fe",
                "/x/%252e%252e/test/ping",
                "/test/%c0%ae%c0%ae/ping",
                "/../../etc/passwd",
                "/test/%0d%0aX-Injected:%20yes",
                "/test/<script>alert(1)</script>")) {
            add(REFUSED, "the path " + path, get(path));
        }
        for (String path : List.of("/x/../test/ping", "/x/%2e%2e/test/ping", "//test/ping", "/test/ping#x")) {
            add(SERVED_OR_REFUSED, "the path " + path, get(path));
        }
        add(REFUSED, "NUL in the path", get("/test/\0ping"));
        add(REFUSED, "UTF-8 in the path", get("/test/\u00c3\u00a9"));
        add(SERVED, "a query that nobody asked for", get(PING + "?a=b&a=c&%zz=%&=&&"));
        add(SERVED_OR_REFUSED, "a query of 40 kB", get(PING + "?" + "a=1&".repeat(10_000)));
        add(SERVED_OR_REFUSED, "a control character in the query", get(PING + "?a=\u0001"));
    }

    private void heads() {
        add(REFUSED, "a header field of 100 KiB", get(PING, "X: " + "x".repeat(LARGER_THAN_A_HEAD) + "\r\n"));
        add(REFUSED, "a header field of 100 KiB without an end", PING_LINE + "X: " + "x".repeat(LARGER_THAN_A_HEAD));
        add(REFUSED, "20,000 header fields", get(PING, fields(20_000)));
        add(SERVED_OR_REFUSED, "1,000 header fields", get(PING, fields(1_000)));
        add(REFUSED, "NUL in a field's value", get(PING, "X: a\0b\r\n"));
        add(REFUSED, "a control character in a field's value", get(PING, "X: a\u0001b\r\n"));
        add(REFUSED, "NUL in a field's name", get(PING, "X\0Y: a\r\n"));
        add(REFUSED, "a blank in a field's name", get(PING, "X Y: a\r\n"));
        add(REFUSED, "a blank before the colon", get(PING, "X : a\r\n"));
        add(REFUSED, "a field without a colon", get(PING, "NoColon\r\n"));
        add(SERVED_OR_REFUSED, "a field without a name", get(PING, ": a\r\n"));
        add(SERVED_OR_REFUSED, "bare line feeds", "GET /test/ping HTTP/1.1\nHost: target\n\n");
        add(UNFINISHED, "bare carriage returns", "GET /test/ping HTTP/1.1\rHost: target\r\r");
        add(REFUSED, "a bare carriage return in a field", get(PING, "X: a\rY: b\r\n"));
        add(SERVED_OR_REFUSED, "a folded field", get(PING, "X: a\r\n b\r\n"));
        add(REFUSED, "a fold before any field", PING_LINE + " " + HOST + "\r\n");
        add(SERVED, "a thousand empty cookies", get(PING, "Cookie: " + ";".repeat(1_000) + "\r\n"));
        add(SERVED_OR_REFUSED, "ranges that overlap", get(PING, "Range: bytes=0-,0-,0-\r\n"));
        add(REFUSED, "a control character in Connection", get(PING, "Connection: close, \u007f\r\n"));
        add(UNFINISHED, "half a head", PING_LINE + HOST + "X: ");
    }

    private void hosts() {
        add(SERVED_OR_REFUSED, "no Host", PING_LINE + "\r\n");
        add(REFUSED, "two Hosts", PING_LINE + "Host: a\r\nHost: b\r\n\r\n");
        for (String host : List.of("", "a b<>/?", "target:99999", "target:x", "[::1", "a@b")) {
            add(SERVED_OR_REFUSED, "the Host \"" + host + '"', PING_LINE + "Host: " + host + "\r\n\r\n");
        }
    }

    private void bodies() {
        add(REFUSED, "two Content-Lengths", length("0\r\nContent-Length: 5") + "hello");
        for (String length : List.of("5, 6", "-1", "+5", "0x5", "five", "", "99999999999999999999")) {
            add(REFUSED, "the Content-Length \"" + length + '"', length(length) + "hello");
        }
        add(SERVED, "a Content-Length of 2^63 - 1 and no body", length("9223372036854775807"));
        add(SERVED, "a Content-Length of 1 MB and no body", length("1000000"));
        add(SERVED, "a body on GET", length("5") + "hello");
        add(SERVED, "a body of 1 MB on GET", length("1000000") + "h".repeat(1_000_000));
        add(
                REFUSED,
                "Content-Length and Transfer-Encoding",
                get(PING, "Content-Length: 5\r\n" + CHUNKED) + "0\r\n\r\n" + get(SMUGGLED));
        for (String coding : List.of("xchunked", "chunked, identity", "identity", "\u000bchunked")) {
            add(
                    REFUSED,
                    "the Transfer-Encoding \"" + coding.replace("\u000b", "\\v") + '"',
                    get(PING, "Transfer-Encoding: " + coding + "\r\n") + "0\r\n\r\n");
        }
        add(SERVED_OR_REFUSED, "chunks in HTTP/1.0", "GET /test/ping HTTP/1.0\r\n" + CHUNKED + "\r\n0\r\n\r\n");
        for (String size : List.of("xyz", "-5", "fffffffffffffffff", "2", "5;" + "a".repeat(LARGER_THAN_A_HEAD))) {
            String shown = size.length() > 20 ? "5 with an extension of 100 KiB" : size;
            add(
                    SERVED_OR_REFUSED,
                    "five bytes in a chunk of size " + shown,
                    get(PING, CHUNKED) + size + "\r\nhello\r\n0\r\n\r\n");
        }
        add(
                SERVED_OR_REFUSED,
                "a trailer of 100 KiB",
                get(PING, CHUNKED) + "0\r\nX: " + "a".repeat(LARGER_THAN_A_HEAD) + "\r\n\r\n");
        add(SERVED, "Expect: 100-continue, and no body", get(PING, "Content-Length: 5\r\nExpect: 100-continue\r\n"));
        add(SERVED_OR_REFUSED, "Expect: the-impossible", get(PING, "Expect: the-impossible\r\n"));
    }

    private void upgrades() {
        add(
                SERVED_OR_REFUSED,
                "an upgrade to h2c",
                get(
                        PING,
                        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n"));
        add(
                SERVED_OR_REFUSED,
                "an upgrade to a web socket",
                get(
                        PING,
                        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"));
        add(REFUSED, "the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0");
        add(
                UNFINISHED,
                "the ClientHello of TLS",
                "\u0016\u0003\u0001\0\u00c8\u0001\0\0\u00c4\u0003\u0003" + "\u0001".repeat(189));
    }

    private void numbers(String path, int most) {
        String tooMany = String.valueOf(most + 1);
        for (String number :
                List.of("", "0", "-1", tooMany, "1e3", "+5", "1.0", "0x1", "%20", "%D9%A5", "1%00", "1%2F2", "1;v=1")) {
            add(
                    REFUSED,
                    "the number \"" + (number.equals(tooMany) ? "the most + 1" : number) + '"',
                    get(path + number));
        }
        add(REFUSED, "a number of 400 digits", get(path + "4".repeat(400)));
        add(SERVED, "a number with leading noughts", get(path + "007"));
        add(SERVED_OR_REFUSED, "a number that is encoded", get(path + "%31"));
    }

    private void add(Expected expected, String name, String text) {
        inputs.add(new HostileInput(name, text, expected));
    }

    private static String get(String path) {
        return get(path, "");
    }

    private static String get(String path, String fields) {
        return "GET " + path + " HTTP/1.1\r\n" + HOST + fields + "\r\n";
    }

    private static String length(String contentLength) {
        return get(PING, "Content-Length: " + contentLength + "\r\n");
    }

    private static String fields(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "X-" + number + ": 1\r\n")
                .collect(Collectors.joining());
    }

    private static String everyByte() {
        return IntStream.range(0, 256)
                .mapToObj(code -> String.valueOf((char) code))
                .collect(Collectors.joining());
    }
}
