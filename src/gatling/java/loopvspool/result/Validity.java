package loopvspool.result;

import java.util.List;

/**
 * Whether a run can be believed.
 *
 * @param level {@code VALID}, {@code SUSPECT} or {@code INVALID}, by the worst finding
 * @param findings the reasons, worst first
 */
public record Validity(String level, List<Finding> findings) {
    private static final List<Gate> GATES = List.of(
            new TargetsLived(),
            new EveryStepComplete(),
            new SameKernel(),
            new RightAnswers(),
            new TimesAddUp(),
            new EffectiveWorkers(),
            new CalibrationHolds(),
            new StartTogether(),
            new EnoughCpu(),
            new LittleStolen(),
            new LittleGarbage(),
            new CensusAgrees());

    /** Puts the evidence through every gate. */
    public static Validity of(Evidence evidence) {
        List<Finding> findings = GATES.stream()
                .flatMap(gate -> gate.check(evidence))
                .sorted((a, b) -> b.severity().compareTo(a.severity()))
                .toList();
        String level = findings.isEmpty() ? "VALID" : findings.get(0).severity().name();
        return new Validity(level, findings);
    }
}
