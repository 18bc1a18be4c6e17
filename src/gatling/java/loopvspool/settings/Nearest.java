package loopvspool.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The name that a mistyped one was probably meant to be. */
public final class Nearest {
    private Nearest() {}

    /** The known name with the fewest edits, if they are no more than half of what was typed. */
    public static Optional<String> to(String typed, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return known.stream()
                .min(Comparator.comparingInt(name -> distance.apply(typed, name)))
                .filter(name -> distance.apply(typed, name) <= typed.length() / 2);
    }

    /** " Did you mean X?", or nothing. */
    public static String hint(String typed, Collection<String> known) {
        return to(typed, known).map(name -> " Did you mean " + name + "?").orElse("");
    }
}
