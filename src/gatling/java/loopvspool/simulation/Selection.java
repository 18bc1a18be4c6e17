package loopvspool.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import loopvspool.settings.LabSettings;
import loopvspool.settings.LabSettings.LauncherKind;
import loopvspool.settings.SettingError;
import loopvspool.sut.Availability;
import loopvspool.sut.JavaRelease;
import loopvspool.sut.TargetSpec;
import loopvspool.validity.Cause;
import loopvspool.validity.Skipped;

/**
 * The targets that the user wants, as far as they can be had here.
 *
 * @param targets those that can
 * @param skipped those that cannot, and why
 */
record Selection(List<TargetSpec> targets, List<Skipped> skipped) {
    static final Cause UNAVAILABLE = new Cause("target-unavailable", "targets that are not available here");

    /**
     * Makes it, before anything is started.
     *
     * @throws SettingError if none of them can be had
     */
    static Selection of(LabSettings settings, List<TargetSpec> wanted) {
        List<TargetSpec> targets = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        for (TargetSpec spec : wanted) {
            missing(settings, spec.availability())
                    .ifPresentOrElse(
                            reason -> skipped.add(UNAVAILABLE.skipped(spec.name(), spec.name(), reason)),
                            () -> targets.add(spec));
        }
        if (targets.isEmpty()) {
            throw new SettingError(byReason(skipped).entrySet().stream()
                    .map(entry -> "lab.targets=%s: %s: %s"
                            .formatted(
                                    String.join(",", settings.targets()),
                                    String.join(", ", entry.getValue()),
                                    entry.getKey()))
                    .toList());
        }
        return new Selection(List.copyOf(targets), List.copyOf(skipped));
    }

    /** Of targets that lack the same, one line is enough. */
    private static Map<String, List<String>> byReason(List<Skipped> skipped) {
        return skipped.stream()
                .collect(Collectors.groupingBy(
                        Skipped::reason, LinkedHashMap::new, Collectors.mapping(Skipped::what, Collectors.toList())));
    }

    private static Optional<String> missing(LabSettings settings, Availability availability) {
        if (settings.launcher() == LauncherKind.DOCKER) {
            return availability.inContainer()
                    ? Optional.empty()
                    : Optional.of("there is no container for it: measure it with -Dlab.launcher=fork");
        }
        return JavaRelease.of(settings.javaHome())
                .filter(java -> java.feature() < availability.minimumJava())
                .map(java ->
                        "needs Java %d or newer, but lab.java=%s is Java %s: give the home of a newer one, -Dlab.java=…"
                                .formatted(availability.minimumJava(), settings.javaHome(), java.version()));
    }
}
