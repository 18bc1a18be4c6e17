package loopvspool.sut;

import java.util.List;

/**
 * A container, as its engine describes it.
 *
 * @param name its name
 * @param image the image it was made from, as it was asked for
 * @param imageId the digest by which the engine knows that image: of its configuration, which names the digests of its layers
 * @param imageDigests the digests by which registries know it, with their names; empty for one that was made here
 * @param cpus the cores that it is pinned to, such as {@code 0-1}; null if it may use all
 * @param memoryBytes the memory that it may use; null if nothing limits it
 * @param user the user that its program runs as
 * @param readOnly whether its root file system is
 * @param privileges what it may do that its user may not, such as {@code none, none new}
 */
public record Container(
        String name,
        String image,
        String imageId,
        List<String> imageDigests,
        String cpus,
        Long memoryBytes,
        String user,
        boolean readOnly,
        String privileges) {
    /** Copies the list. */
    public Container {
        imageDigests = List.copyOf(imageDigests);
    }
}
