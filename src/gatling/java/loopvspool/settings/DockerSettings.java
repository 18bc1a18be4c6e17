package loopvspool.settings;

import java.util.List;
import java.util.Locale;

/**
 * How the lab reaches targets that run in containers.
 *
 * @param reach by which address
 */
public record DockerSettings(Reach reach) {

    /** By which address a container is reached. */
    public enum Reach {
        /** Its own, in its network: on Linux the host has a way there, and nothing stands between. */
        CONTAINER,
        /** The host's loopback, by the ports that the engine publishes there: a proxy, which costs throughput. */
        PUBLISHED,
        /** Its name: for a lab that runs in a container of the same network, and sees no engine. */
        NAME
    }

    static DockerSettings of(SettingReader read) {
        String reach = read.choice("lab.docker.reach", List.of("auto", "container", "published", "name"));
        return new DockerSettings(reach.equals("auto") ? byDefault() : Reach.valueOf(reach.toUpperCase(Locale.ROOT)));
    }

    /** Elsewhere the engine runs in a virtual machine, whose networks the host has no way to. */
    private static Reach byDefault() {
        return System.getProperty("os.name").startsWith("Linux") ? Reach.CONTAINER : Reach.PUBLISHED;
    }
}
