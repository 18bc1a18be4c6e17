package loopvspool.contract.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The two requests that must be there: as many iterations as were asked for, and equal answers for equal counts. */
final class Amount implements Check {
    private static final List<Integer> COUNTS = List.of(1, 2, 7);

    @Override
    public String name() {
        return "calibrate and sync-cpubound";
    }

    @Override
    public Finding ask(Subject subject) {
        JsonNode one = subject.ask(Subject.CALIBRATE).json();
        List<JsonNode> replies = new ArrayList<>(List.of(one));
        COUNTS.forEach(count -> replies.add(subject.work(count).json()));
        List<Integer> asked = new ArrayList<>(List.of(1));
        asked.addAll(COUNTS);
        for (int i = 0; i < replies.size(); i++) {
            JsonNode iterations = replies.get(i).path("iterations");
            if (iterations.isNumber() && iterations.intValue() != asked.get(i)) {
                return Finding.wrong("%d iterations".formatted(asked.get(i)), iterations.toString());
            }
        }
        String calibrated = one.path("answer").asText();
        String asOne = replies.get(1).path("answer").asText();
        if (!calibrated.equals(asOne)) {
            return Finding.wrong("one iteration to compute the same twice", calibrated + " and " + asOne);
        }
        String asTwo = replies.get(2).path("answer").asText();
        return !asOne.isEmpty() && asOne.equals(asTwo)
                ? Finding.wrong("two iterations to compute something else than one", asTwo)
                : Finding.offered("both answer with message and result");
    }
}
