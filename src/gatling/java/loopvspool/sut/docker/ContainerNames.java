package loopvspool.sut.docker;

/** What pom.xml and docker/compose.yaml call things, and where programs listen in their containers. */
public final class ContainerNames {
    /** The network, and with a hyphen the beginning of every container's name. */
    public static final String NETWORK = "loop-vs-pool";

    static final int PORT = 8080;
    static final int CENSUS_PORT = 8081;
    static final int DATABASE_PORT = 5432;

    private ContainerNames() {}

    /** The name of the container of a target or a service. */
    public static String of(String target) {
        return NETWORK + "-" + target;
    }
}
