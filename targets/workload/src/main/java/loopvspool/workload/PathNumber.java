package loopvspool.workload;

import java.util.regex.Pattern;

/**
 * A whole number in a path: 1 to the most.
 *
 * @param name what it counts, for who reads the error: "iterations"
 * @param max the most, 1 or more
 */
public record PathNumber(String name, int max) {

    // Eighteen digits always fit into a long.
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    /**
     * The number that a path says.
     *
     * @param text the decoded path segment
     * @throws RejectedRequest where it is not a whole number in decimal digits from 1 to the most
     */
    public int parse(String text) {
        if (DIGITS.matcher(text).matches()) {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= max) {
                return (int) number;
            }
        }
        throw new RejectedRequest(
                Problem.badParameter(name, text, "a whole number in decimal digits from 1 to " + max));
    }
}
