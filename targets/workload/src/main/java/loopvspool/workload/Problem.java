package loopvspool.workload;

/**
 * Why a request was refused, as RFC 9457 says it.
 *
 * @param type always "about:blank": the status says what kind of problem it is
 * @param title the name of the status
 * @param status the HTTP status, 4xx or 5xx
 * @param detail what was wrong with this request, and what is allowed
 */
public record Problem(String type, String title, int status, String detail) implements Answer {

    /** The one method that targets know, as the value of {@code Allow}. */
    public static final String ALLOWED_METHOD = "GET";

    private Problem(String title, int status, String detail) {
        this("about:blank", title, status, detail);
    }

    /** 400: a parameter is not what it must be. */
    public static Problem badParameter(String name, String value, String allowed) {
        return badRequest(name + " must be " + allowed + ", but is \"" + Excerpt.of(value) + '"');
    }

    /** 400: a query parameter that is there more than once. */
    public static Problem repeatedParameter(String name) {
        return badRequest(name + " must be given once, but is there more than once");
    }

    /**
     * 400: a query parameter that nobody knows.
     *
     * @param known the names of those that are allowed
     */
    public static Problem unknownParameter(String name, String known) {
        return badRequest("unknown parameter \"" + Excerpt.of(name) + "\": known are " + known);
    }

    /** 400: not a request that could be read. */
    public static Problem unreadable() {
        return badRequest("the request is not HTTP as this server reads it");
    }

    /** 404: nothing is at this path. */
    public static Problem notFound(String path) {
        return new Problem("Not Found", 404, "nothing is at \"" + Excerpt.of(path) + '"');
    }

    /** 405: the path is known, the method is not; to be sent with {@code Allow: GET}. */
    public static Problem methodNotAllowed(String method) {
        return new Problem(
                "Method Not Allowed",
                405,
                "only " + ALLOWED_METHOD + " is allowed here, but this is \"" + Excerpt.of(method) + '"');
    }

    /** 414: the request line does not fit. */
    public static Problem uriTooLong() {
        return new Problem("URI Too Long", 414, "the path is longer than " + TargetOptions.MAX_HEAD_BYTES + " bytes");
    }

    /** 431: the header fields do not fit. */
    public static Problem headersTooLarge() {
        return new Problem(
                "Request Header Fields Too Large",
                431,
                "the header fields take more than " + TargetOptions.MAX_HEAD_BYTES + " bytes");
    }

    /** 500: a fault of the target. What it was is for the log, not for the client. */
    public static Problem internal() {
        return new Problem("Internal Server Error", 500, "the target failed to answer; its log says why");
    }

    /** 502: whom the target asked did not answer, or not as it should. */
    static Problem badGateway(String detail) {
        return new Problem("Bad Gateway", 502, detail);
    }

    /** 504: whom the target asked did not answer in time. */
    static Problem gatewayTimeout(String detail) {
        return new Problem("Gateway Timeout", 504, detail);
    }

    /**
     * What a server's own status stands for, when the server refuses a request before it reaches a handler.
     *
     * @param status the status that the server chose
     */
    public static Problem ofStatus(int status, String method, String path) {
        return switch (status) {
            case 404 -> notFound(path);
            case 405 -> methodNotAllowed(method);
            case 414 -> uriTooLong();
            case 431 -> headersTooLarge();
            case 500 -> internal();
            // Also 501 and 505: that nobody reads HTTP/7 is no fault of the server.
            default -> unreadable();
        };
    }

    @Override
    public String mediaType() {
        return "application/problem+json";
    }

    private static Problem badRequest(String detail) {
        return new Problem("Bad Request", 400, detail);
    }
}
