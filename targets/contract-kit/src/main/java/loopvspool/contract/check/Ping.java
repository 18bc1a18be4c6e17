package loopvspool.contract.check;

import com.fasterxml.jackson.databind.JsonNode;
import loopvspool.contract.HttpAnswer;

/** The ping: who is there. */
final class Ping implements Check {
    @Override
    public String name() {
        return "ping";
    }

    @Override
    public Finding ask(Subject subject) {
        HttpAnswer ping = subject.client().ping();
        if (ping.status() == Subject.NOT_FOUND) {
            return Finding.lacks("status 404: no probe can ping it");
        }
        if (ping.status() != Subject.OK) {
            return Finding.wrong("status 200, or 404 where there is none", "status " + ping.status());
        }
        JsonNode cores = ping.json().path("cores");
        if (cores.isMissingNode()) {
            return Finding.lacks(
                    "answered, without its cores: lab.target.NAME.cores, or those of the lab's machine, count");
        }
        return cores.isInt() && cores.intValue() > 0
                ? Finding.offered("%d cores".formatted(cores.intValue()))
                : Finding.wrong("cores, a number of at least 1", cores.toString());
    }
}
