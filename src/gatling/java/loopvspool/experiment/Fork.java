package loopvspool.experiment;

import java.util.List;

/**
 * The plan carried out once, on target JVMs that nobody has used before: what a run repeats.
 *
 * @param number from 1
 * @param subjects the targets, in the order of this fork
 * @param series the measurements; one question after another, and within it one target after another
 */
public record Fork(int number, List<Subject> subjects, List<Series> series) {
    public Fork {
        subjects = List.copyOf(subjects);
        series = List.copyOf(series);
    }

    /** The name of something that there is once in each fork; in the first, which is often the only one, its plain name. */
    public static String label(String name, int fork) {
        return fork == 1 ? name : name + ", fork " + fork;
    }
}
