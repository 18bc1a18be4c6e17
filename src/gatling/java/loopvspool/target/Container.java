package loopvspool.target;

/**
 * A container, as its engine describes it.
 *
 * @param name its name
 * @param image the image it was made from, as it was asked for
 * @param imageDigest the digest of that image's content
 * @param cpus the cores that it is pinned to, such as {@code 0-1}; null if it may use all
 * @param memoryBytes the memory that it may use; null if nothing limits it
 * @param user the user that its program runs as
 * @param readOnly whether its root file system is
 * @param privileges what it may do that its user may not, such as {@code none, none new}
 */
public record Container(
        String name,
        String image,
        String imageDigest,
        String cpus,
        Long memoryBytes,
        String user,
        boolean readOnly,
        String privileges) {}
