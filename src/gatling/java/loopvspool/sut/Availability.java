package loopvspool.sut;

/**
 * Where a target can be had.
 *
 * @param minimumJava the oldest feature release of Java that its program can be run with: 21
 * @param inContainer whether the build makes a container for it
 */
public record Availability(int minimumJava, boolean inContainer) {
    /** With the Java that the project is built for, and in a container. */
    public static final Availability EVERYWHERE = new Availability(17, true);
}
