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
        try (RawConnection connection = new RawConnection(subject.url())) {
            for (int i = 0; i < PATHS.size(); i++) {
                connection.sendGet(PATHS.get(i));
                HttpAnswer answer = connection.receive();
                String next = answer.headers().getOrDefault("connection", "keep-alive");
                if (next.equalsIgnoreCase("close")) {
                    return closed(i + 1, "it says Connection: close");
                }
            }
        } catch (IOException e) {
            return closed(PATHS.size(), e.getMessage());
        }
        return Finding.offered("%d requests on one connection".formatted(PATHS.size()));
    }

    private static Finding closed(int requests, String what) {
        return Finding.wrong(
                "%d requests on one connection".formatted(PATHS.size()), "by request %d: %s".formatted(requests, what));
    }
}
