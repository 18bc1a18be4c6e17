package loopvspool.contract.check;

import java.io.IOException;
import java.util.List;
import loopvspool.contract.HttpAnswer;
import loopvspool.contract.RawConnection;

/** Whether a connection can be used again, after a reply and after an error. */
final class KeepAlive implements Check {
    private static final List<String> PATHS = List.of(
            Subject.SYNC_CPUBOUND + "/1",
            Subject.SYNC_CPUBOUND + "/abc",
            Subject.CALIBRATE,
            Subject.SYNC_CPUBOUND + "/2");

    @Override
    public String name() {
        return "keep-alive";
    }

    @Override
    public Finding ask(Subject subject) throws IOException {
        int answered = 0;
        try (RawConnection connection = new RawConnection(subject.url())) {
            for (String path : PATHS) {
                connection.sendGet(path);
                HttpAnswer answer = connection.receive();
                answered++;
                if (answer.headers().getOrDefault("connection", "keep-alive").equalsIgnoreCase("close")) {
                    return closed(answered, "it says Connection: close");
                }
            }
        } catch (IOException e) {
            if (answered == 0) {
                throw e;
            }
            return closed(answered, e.getMessage());
        }
        return Finding.offered("%d requests on one connection".formatted(PATHS.size()));
    }

    private static Finding closed(int requests, String what) {
        return Finding.unusual(
                "%d requests on one connection".formatted(PATHS.size()),
                "ends it after %d (%s), so that users connect anew, which counts as response time"
                        .formatted(requests, what));
    }
}
