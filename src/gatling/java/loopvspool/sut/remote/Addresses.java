package loopvspool.sut.remote;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a server may answer. A name such as {@code localhost} can have several addresses, an old one and an IPv6 one, and Java's HTTP
 * client tries the first alone, while the server may listen on another.
 */
final class Addresses {
    private Addresses() {}

    /** The URL as it is given; and, if its host has several addresses, the same with each of them. */
    static List<URI> of(URI url) {
        List<URI> all = new ArrayList<>(List.of(url));
        try {
            InetAddress[] addresses = InetAddress.getAllByName(url.getHost());
            if (addresses.length > 1) {
                Arrays.stream(addresses).map(address -> with(url, address)).forEach(all::add);
            }
        } catch (UnknownHostException e) {
            // Whoever asks there is told so.
        }
        return all;
    }

    private static URI with(URI url, InetAddress address) {
        String literal = address.getHostAddress();
        // Without the zone of a link-local address, which means nothing in a URL.
        String host = address instanceof Inet6Address ? "[" + literal.replaceFirst("%.*", "") + "]" : literal;
        return URI.create("http://" + host + ":" + url.getPort());
    }
}
