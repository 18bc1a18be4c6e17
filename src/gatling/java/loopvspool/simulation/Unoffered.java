package loopvspool.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Step;
import loopvspool.result.Skipped;
import loopvspool.target.Endpoint;
import loopvspool.target.NotOffered;
import loopvspool.target.RunningTarget;

/** What the questions lose because a target does not offer it: a server that others have written need not offer everything. */
final class Unoffered {
    private Unoffered() {}

    /**
     * A line for each target and kind of loss.
     *
     * @param expected the plan for targets that offer all they are asked for
     */
    static List<Skipped> of(Plan expected, List<RunningTarget> targets) {
        List<Skipped> lines = new ArrayList<>();
        for (RunningTarget target : targets) {
            String name = target.spec().name();
            NotOffered missing = target.notOffered();
            List<Step> steps = expected.steps().stream()
                    .filter(step -> step.target().equals(name))
                    .toList();
            List<Step> lost = steps.stream()
                    .filter(step -> missing.endpoints().containsKey(step.endpoint()))
                    .toList();
            if (!lost.isEmpty()) {
                lines.add(
                        new Skipped(questions(steps, lost) + " on " + name, "not offered: " + reasons(lost, missing)));
            }
            missing.ping()
                    .filter(reason -> steps.stream().anyMatch(step -> step.pings() > 0))
                    .ifPresent(reason ->
                            lines.add(new Skipped("bystander on " + name, "not offered: /test/ping (" + reason + ")")));
            if (target.census().isEmpty() && target.timeToReady().isEmpty()) {
                lines.add(new Skipped("census of " + name, "not offered: no censusPort in its ping"));
            }
        }
        return lines;
    }

    private static String questions(List<Step> steps, List<Step> lost) {
        return lost.stream()
                .map(Step::experiment)
                .distinct()
                .map(question -> steps.stream()
                                .filter(step -> step.experiment().equals(question))
                                .allMatch(lost::contains)
                        ? question
                        : "a part of " + question)
                .collect(Collectors.joining(", "));
    }

    private static String reasons(List<Step> lost, NotOffered missing) {
        return missing.endpoints().entrySet().stream()
                .filter(one -> lost.stream().anyMatch(step -> step.endpoint() == one.getKey()))
                .map(Unoffered::reason)
                .collect(Collectors.joining(", "));
    }

    private static String reason(Map.Entry<Endpoint, String> one) {
        return "%s (%s)".formatted(one.getKey().label(), one.getValue());
    }
}
