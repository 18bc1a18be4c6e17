package loopvspool.validity;

import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a run can be believed.
 *
 * @param level {@code VALID}, {@code SUSPECT} or {@code INVALID}, by the worst finding
 * @param findings the reasons, worst first
 * @param unchecked what could not be checked here, and why
 * @param notes what a reader should know, and what is no reason to doubt the run
 */
public record Validity(String level, List<Finding> findings, List<Remark> unchecked, List<Remark> notes) {
    private static final List<Gate> GATES = List.of(
            new TargetsLived(),
            new NothingBroke(),
            new SameTarget(),
            new EveryStepComplete(),
            new SameKernel(),
            new RightAnswers(),
            new TimesAddUp(),
            new ConcurrencyAsDeclared(),
            new SeveralProcesses(),
            new LittlesLaw(),
            new CalibrationHolds(),
            new SameCost(),
            new StartTogether(),
            new InjectorOnTime(),
            new InjectorHasCpu(),
            new EnoughCpu(),
            new SameSpeed(),
            new DelayExplained(),
            new NoOtherProcesses(),
            new LittlePressure(),
            new LittleStolen(),
            new LittleThrottled(),
            new LittleGarbage(),
            new CensusAgrees(),
            new ClocksAgree());

    /** Copies the lists. */
    public Validity {
        findings = List.copyOf(findings);
        unchecked = List.copyOf(unchecked);
        notes = List.copyOf(notes);
    }

    /** Puts the evidence through every gate. */
    public static Validity of(Evidence evidence) {
        List<Finding> findings = GATES.stream()
                .flatMap(gate -> gate.check(evidence))
                .sorted((a, b) -> b.severity().compareTo(a.severity()))
                .toList();
        String level = findings.isEmpty() ? "VALID" : findings.get(0).severity().name();
        return new Validity(
                level,
                findings,
                Stream.concat(
                                UnreportedFields.of(evidence.steps()).stream(),
                                GATES.stream().flatMap(gate -> gate.unchecked(evidence)))
                        .toList(),
                Stream.concat(
                                CoreNotes.of(evidence.surroundings().cores()).stream(),
                                GATES.stream().flatMap(gate -> gate.notes(evidence)))
                        .toList());
    }
}
