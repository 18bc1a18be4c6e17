package loopvspool.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopvspool.sut.Container;

/** The containers that targets and services ran in, on the console. */
final class ContainerTable {
    private static final String ROW = "  %-26s %-26s %-19s %6s %10s %-12s %-9s %s";
    private static final int MEBIBYTE = 1 << 20;
    /** "sha256:" and as much as Docker itself shows. */
    private static final int DIGEST_CHARACTERS = 7 + 12;

    private ContainerTable() {}

    /** The block with its heading; empty if there is no container. */
    static String of(List<Container> containers) {
        if (containers.isEmpty()) {
            return "";
        }
        return Stream.concat(
                        Stream.of(
                                "",
                                "containers: What were they made of, and what may they use?",
                                ROW.formatted(
                                        "", "image", "its id", "cores", "memory", "user", "root fs", "privileges")),
                        containers.stream().map(ContainerTable::row))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String row(Container one) {
        return ROW.formatted(
                one.name(),
                one.image(),
                one.imageId()
                        .substring(0, Math.min(DIGEST_CHARACTERS, one.imageId().length())),
                one.cpus() == null ? "all" : one.cpus(),
                one.memoryBytes() == null ? "unlimited" : one.memoryBytes() / MEBIBYTE + " MiB",
                one.user().isEmpty() ? "root" : one.user(),
                one.readOnly() ? "read-only" : "writable",
                one.privileges());
    }
}
