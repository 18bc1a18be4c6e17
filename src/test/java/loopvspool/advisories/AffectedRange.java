package loopvspool.advisories;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** Versions of a library that an advisory calls affected: one of its ranges, in Maven's order of versions. */
record AffectedRange(List<Event> events) {
    /** What a version changes; of two at the same version, the later here has the last word. */
    private enum Kind {
        FIXED,
        INTRODUCED,
        LAST_AFFECTED
    }

    private record Event(Kind kind, String at) {
        /** Before every version, those that Maven sorts before 0 too. */
        private static final String ALWAYS = "0";

        /** Negative if this is before that version. */
        private int relativeTo(String version) {
            return at.equals(ALWAYS) ? -1 : new ComparableVersion(at).compareTo(new ComparableVersion(version));
        }
    }

    private static final Comparator<Event> BY_VERSION = (left, right) -> {
        if (left.at.equals(Event.ALWAYS) || right.at.equals(Event.ALWAYS)) {
            return Boolean.compare(right.at.equals(Event.ALWAYS), left.at.equals(Event.ALWAYS));
        }
        return left.relativeTo(right.at);
    };

    /**
     * Reads one element of {@code affected[].ranges}.
     *
     * @param lastKnown what GitHub's database says beside ranges without an end, {@code <= 1.2} or {@code < 1.3}, or empty
     */
    static AffectedRange read(JsonNode range, String lastKnown) {
        List<Event> events = new ArrayList<>();
        boolean open = true;
        for (JsonNode event : range.path("events")) {
            for (Kind kind : Kind.values()) {
                JsonNode at = event.path(kind.name().toLowerCase(Locale.ROOT));
                if (at.isTextual()) {
                    events.add(new Event(kind, at.textValue()));
                    open &= kind == Kind.INTRODUCED;
                }
            }
        }
        String bound = lastKnown.replaceFirst("^<=?\\s*", "");
        if (open && !bound.equals(lastKnown)) {
            events.add(new Event(lastKnown.startsWith("<=") ? Kind.LAST_AFFECTED : Kind.FIXED, bound));
        }
        events.sort(BY_VERSION.thenComparing(Event::kind));
        return new AffectedRange(List.copyOf(events));
    }

    /** Whether the version lies in this range. */
    boolean contains(String version) {
        boolean affected = false;
        for (Event event : events) {
            int order = event.relativeTo(version);
            if (event.kind == Kind.LAST_AFFECTED ? order < 0 : order <= 0) {
                affected = event.kind == Kind.INTRODUCED;
            }
        }
        return affected;
    }

    /** The first version after this one that is fixed, if there is one. */
    Optional<String> fixedAfter(String version) {
        return events.stream()
                .filter(event -> event.kind == Kind.FIXED && event.relativeTo(version) > 0)
                .map(Event::at)
                .findFirst();
    }
}
