package loopvspool.sut;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The processes that answer at a target's address. A server may be several: pre-fork workers, a cluster, replicas behind a load
 * balancer. Each counts for itself alone.
 *
 * @param known what each said of itself, the first that answered first; none where nobody has looked
 * @param stayWithConnections whether a worker stays with a connection as long as it is open, so that a request on another waits
 */
public record Processes(List<TargetIdentity> known, boolean stayWithConnections) {
    /** A start may be computed from an uptime, anew for each ping. */
    private static final long SAME_START_MICROS = 20_000;

    private static final int NAMED = 8;

    /** Nobody has looked. */
    public static final Processes NOT_KNOWN = new Processes(List.of(), false);

    /** Leaves out what is a process that it knows already. */
    public Processes {
        List<TargetIdentity> each = new ArrayList<>();
        for (TargetIdentity one : known) {
            if (each.stream().noneMatch(other -> isSame(one, other))) {
                each.add(one);
            }
        }
        known = List.copyOf(each);
    }

    /** One process. */
    public static Processes one(TargetIdentity identity) {
        return new Processes(List.of(identity), false);
    }

    /** How many there are, as far as their answers show. */
    public int count() {
        return known.size();
    }

    /** Whether there are several. */
    public boolean areSeveral() {
        return count() > 1;
    }

    /** Whether anything tells one of them from another. */
    public boolean areRecognised() {
        return known.stream()
                .allMatch(
                        one -> one.details().hasNonNull("pid") || one.details().hasNonNull("startedAtMicros"));
    }

    /** The same, where a worker stays with a connection. */
    public Processes stayingWithConnections() {
        return new Processes(known, true);
    }

    /** Whether a number tells which of them has answered: in containers each may be number 1. */
    public boolean areToldByPid() {
        return known.stream().allMatch(one -> pid(one).isPresent())
                && known.stream().map(Processes::pid).distinct().count() == count();
    }

    /** Whether one of them is among these, too. */
    public boolean overlap(Processes others) {
        return known.stream().anyMatch(one -> others.known.stream().anyMatch(other -> isSame(one, other)));
    }

    /** How many of these are none of them. */
    public long newAmong(Processes others) {
        return others.known.stream()
                .filter(other -> known.stream().noneMatch(one -> isSame(one, other)))
                .count();
    }

    /** Their number, and those by which the operating system knows them. */
    public String text() {
        String pids = known.stream()
                .limit(NAMED)
                .flatMap(one -> pid(one).stream().boxed())
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        String more = count() > NAMED ? ", …" : "";
        return "%s processes%s".formatted(count(), pids.isEmpty() ? "" : " (pid " + pids + more + ")");
    }

    private static OptionalLong pid(TargetIdentity one) {
        JsonNode pid = one.details().path("pid");
        return pid.isNumber() ? OptionalLong.of(pid.asLong()) : OptionalLong.empty();
    }

    /** Whether both tell the same of who they are: name, process, start. */
    public static boolean isSame(TargetIdentity one, TargetIdentity other) {
        return isAlike(one, other, "target") && isAlike(one, other, "pid") && startedTogether(one, other);
    }

    private static boolean isAlike(TargetIdentity one, TargetIdentity other, String field) {
        return one.details()
                .path(field)
                .asText("")
                .equals(other.details().path(field).asText(""));
    }

    private static boolean startedTogether(TargetIdentity one, TargetIdentity other) {
        JsonNode start = one.details().path("startedAtMicros");
        JsonNode otherStart = other.details().path("startedAtMicros");
        return start.isNumber() && otherStart.isNumber()
                ? Math.abs(start.asLong() - otherStart.asLong()) <= SAME_START_MICROS
                : isAlike(one, other, "startedAtMicros");
    }
}
