package loopvspool.record;

import java.util.List;
import loopvspool.validity.Evidence;
import loopvspool.validity.Finding;
import loopvspool.validity.Finding.Severity;
import loopvspool.validity.Gate;
import loopvspool.validity.Remark;

/** What a finding says, apart from its cause and its amount. */
public record Told(Severity severity, String subject, String reason) {
    public static Told suspect(String subject, String reason) {
        return new Told(Severity.SUSPECT, subject, reason);
    }

    public static Told invalid(String subject, String reason) {
        return new Told(Severity.INVALID, subject, reason);
    }

    /** What a gate finds. */
    public static List<Told> by(Gate gate, Evidence evidence) {
        return of(gate.check(evidence).toList());
    }

    public static List<Told> of(List<Finding> findings) {
        return findings.stream()
                .map(one -> new Told(one.severity(), one.subject(), one.reason()))
                .toList();
    }

    /** What a gate could not check. */
    public static List<String> unchecked(Gate gate, Evidence evidence) {
        return gate.unchecked(evidence).map(Remark::text).toList();
    }

    /** What a gate notes. */
    public static List<String> notes(Gate gate, Evidence evidence) {
        return gate.notes(evidence).map(Remark::text).toList();
    }
}
