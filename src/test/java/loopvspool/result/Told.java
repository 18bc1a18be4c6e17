package loopvspool.result;

import java.util.List;
import loopvspool.result.Finding.Severity;

/** What a finding says, apart from its cause and its amount. */
record Told(Severity severity, String subject, String reason) {
    static Told suspect(String subject, String reason) {
        return new Told(Severity.SUSPECT, subject, reason);
    }

    static Told invalid(String subject, String reason) {
        return new Told(Severity.INVALID, subject, reason);
    }

    /** What a gate finds. */
    static List<Told> by(Gate gate, Evidence evidence) {
        return of(gate.check(evidence).toList());
    }

    static List<Told> of(List<Finding> findings) {
        return findings.stream()
                .map(one -> new Told(one.severity(), one.subject(), one.reason()))
                .toList();
    }

    /** What a gate could not check. */
    static List<String> unchecked(Gate gate, Evidence evidence) {
        return gate.unchecked(evidence).map(Remark::text).toList();
    }

    /** What a gate notes. */
    static List<String> notes(Gate gate, Evidence evidence) {
        return gate.notes(evidence).map(Remark::text).toList();
    }
}
