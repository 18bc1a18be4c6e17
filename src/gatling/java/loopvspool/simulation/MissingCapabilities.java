package loopvspool.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopvspool.experiment.Experiment;
import loopvspool.experiment.Experiments;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Step;
import loopvspool.experiment.Subject;
import loopvspool.sut.NotOffered;
import loopvspool.sut.RunningTarget;
import loopvspool.validity.Cause;
import loopvspool.validity.Skipped;

/** What the questions lose because a target does not offer it: a server that others have written need not offer everything. */
final class MissingCapabilities {
    private static final String REMEDY = "docs/adding-a-target.md, chapter 4, says what to add";
    static final Cause ENDPOINTS =
            new Cause("endpoints-not-offered", "questions for endpoints that are not there", REMEDY);
    static final Cause PING = new Cause("ping-not-offered", "probes", REMEDY);
    static final Cause CENSUS = new Cause("census-not-offered", "census", REMEDY);

    private MissingCapabilities() {}

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
                lines.add(ENDPOINTS.skipped(
                        name, questions(lost, target) + " on " + name, "not offered: " + reasons(lost, missing)));
            }
            missing.ping()
                    .filter(reason -> steps.stream().anyMatch(step -> step.pings() > 0))
                    .ifPresent(reason -> lines.add(
                            PING.skipped(name, "health-check on " + name, "not offered: /test/ping (" + reason + ")")));
            if (target.census().isEmpty() && target.timeToReady().isEmpty()) {
                lines.add(CENSUS.skipped(name, "census of " + name, censusless(target)));
            }
        }
        return lines;
    }

    private static String censusless(RunningTarget target) {
        return target.identity().censusPort().isPresent()
                ? target.processes().text() + " answer, and each counts its own threads alone"
                : "not offered: no censusPort in its ping";
    }

    /** Those that the target gets no more at all, and those that it gets on fewer endpoints. */
    private static String questions(List<Step> lost, RunningTarget target) {
        Subject subject = new Subject(target.spec(), target.identity().cores());
        Map<Boolean, List<String>> byRest = Experiments.select(
                        lost.stream().map(Step::experiment).toList())
                .stream()
                .collect(Collectors.partitioningBy(
                        question -> question.endpoints(subject).findAny().isPresent(),
                        Collectors.mapping(Experiment::name, Collectors.toList())));
        return Stream.of(
                        String.join(", ", byRest.get(false)),
                        byRest.get(true).isEmpty() ? "" : "a part of " + String.join(" and ", byRest.get(true)))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** Those that lack for the same reason share it. */
    private static String reasons(List<Step> lost, NotOffered missing) {
        Map<String, List<String>> byReason = missing.endpoints().entrySet().stream()
                .filter(one -> lost.stream().anyMatch(step -> step.endpoint() == one.getKey()))
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(one -> one.getKey().label(), Collectors.toList())));
        return byReason.entrySet().stream()
                .map(one -> "%s (%s)".formatted(String.join(", ", one.getValue()), one.getKey()))
                .collect(Collectors.joining(", "));
    }
}
