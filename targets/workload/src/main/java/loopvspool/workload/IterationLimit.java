package loopvspool.workload;

import java.util.regex.Pattern;

/**
 * How many iterations a request may ask for: 1 to the most.
 *
 * @param max the most, 1 or more
 */
public record IterationLimit(int max) {

    // Eighteen digits always fit into a long.
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    /**
     * The number of iterations that a path says.
     *
     * @param text the decoded path segment
     * @throws RejectedRequest where it is not a whole number in decimal digits from 1 to the most
     */
    public int parse(String text) {
        if (DIGITS.matcher(text).matches()) {
            long iterations = Long.parseLong(text);
            if (iterations >= 1 && iterations <= max) {
                return (int) iterations;
            }
        }
        throw new RejectedRequest(
                Problem.badParameter("iterations", text, "a whole number in decimal digits from 1 to " + max));
    }
}
