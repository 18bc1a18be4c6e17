package loopvspool.workload;

/** What a target, or a service that it waits for, answers to a request, before a server puts it on the wire. */
public interface Answer {

    /** The HTTP status. */
    default int status() {
        return 200;
    }

    /** The value of {@code Content-Type}. */
    default String mediaType() {
        return "application/json";
    }

    /** The body, JSON in UTF-8. */
    default byte[] toJson() {
        return Json.bytes(this);
    }
}
