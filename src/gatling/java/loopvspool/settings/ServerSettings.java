package loopvspool.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A server that runs already, as the user describes it by {@code lab.target.NAME.url} and the like.
 *
 * @param name the target's name
 * @param url where it answers: scheme, host and port
 * @param workers how many requests it works on at once; empty: the catalogue says it
 * @param cores the cores that it may use; empty: it says so itself, or they are those of this machine
 * @param model its concurrency model, in words; empty if the user does not say
 * @param endpoints the endpoints to ask for; empty: all
 */
public record ServerSettings(
        String name,
        URI url,
        Optional<String> workers,
        OptionalInt cores,
        Optional<String> model,
        Optional<String> endpoints) {

    /** What the keys of every server begin with. */
    static final String PREFIX = "lab.target.";

    private static final String URL = "url";
    private static final String WORKERS = "workers";
    private static final String CORES = "cores";
    private static final String MODEL = "model";
    private static final String ENDPOINTS = "endpoints";
    private static final List<String> FIELDS = List.of(URL, WORKERS, CORES, MODEL, ENDPOINTS);
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final List<String> WORDS = List.of("all", "default");
    private static final int MOST_CORES = 4_096;
    private static final int LONGEST_MODEL = 60;

    /** The key of one of its settings, for an error about it. */
    public static String key(String name, String field) {
        return PREFIX + name + "." + field;
    }

    /**
     * Reads the servers that the user describes, in the order of their names. What is wrong is left to the reader to report.
     *
     * @param catalogue names of the targets whose workers, model and endpoints are known
     */
    static List<ServerSettings> of(SettingReader read, Collection<String> catalogue) {
        Map<String, Map<String, String>> byName = new TreeMap<>();
        for (String key : read.givenUnder(PREFIX)) {
            String rest = key.substring(PREFIX.length());
            int dot = rest.indexOf('.');
            String name = dot < 0 ? rest : rest.substring(0, dot);
            String field = dot < 0 ? "" : rest.substring(dot + 1);
            if (!NAME.matcher(name).matches() || WORDS.contains(name)) {
                read.error(
                        key,
                        "'%s' must be a name of 1 to 40 lower-case letters, digits and hyphens, and not one of %s"
                                .formatted(name, String.join(", ", WORDS)));
            } else if (!FIELDS.contains(field)) {
                read.error(
                        key,
                        "there is no such setting of a target, only %s.%s"
                                .formatted(
                                        String.join(", ", FIELDS),
                                        Nearest.hint(
                                                key,
                                                FIELDS.stream()
                                                        .map(one -> key(name, one))
                                                        .toList())));
            } else {
                byName.computeIfAbsent(name, none -> new LinkedHashMap<>()).put(field, read.text(key));
            }
        }
        List<ServerSettings> servers = new ArrayList<>();
        byName.forEach((name, fields) ->
                server(read, name, fields, catalogue.contains(name)).ifPresent(servers::add));
        return List.copyOf(servers);
    }

    private static Optional<ServerSettings> server(
            SettingReader read, String name, Map<String, String> fields, boolean known) {
        if (!fields.containsKey(URL)) {
            String first = key(name, fields.keySet().iterator().next());
            read.error(first, "needs %s=http://host:port beside it".formatted(key(name, URL)));
            return Optional.empty();
        }
        if (known) {
            List.of(WORKERS, MODEL, ENDPOINTS).stream()
                    .filter(fields::containsKey)
                    .forEach(field -> read.error(
                            key(name, field),
                            "the catalogue says it of %s: leave it out, or give the server another name"
                                    .formatted(name)));
        } else if (!fields.containsKey(WORKERS)) {
            read.error(
                    key(name, URL),
                    "needs %s beside it: a number, cores, 2 * cores or unbounded; only targets of the catalogue go without"
                            .formatted(key(name, WORKERS)));
        }
        String model = fields.get(MODEL);
        if (model != null && (model.isEmpty() || model.length() > LONGEST_MODEL || !isPlain(model))) {
            read.error(key(name, MODEL), "must be a text of 1 to %d letters, in one line".formatted(LONGEST_MODEL));
        }
        Optional<URI> url = url(fields.get(URL));
        if (url.isEmpty()) {
            read.error(
                    key(name, URL),
                    hasUnderscore(fields.get(URL))
                            ? "a host's name must have no underscore, which Java's HTTP client does not take: give its IP address, or a name of letters, digits and hyphens"
                            : "must be http://host:port, without a path, such as http://127.0.0.1:5601; the lab appends /test/…");
        }
        return url.map(where -> new ServerSettings(
                name,
                where,
                Optional.ofNullable(fields.get(WORKERS)),
                fields.containsKey(CORES)
                        ? OptionalInt.of(read.whole(key(name, CORES), 1, MOST_CORES))
                        : OptionalInt.empty(),
                Optional.ofNullable(model),
                Optional.ofNullable(fields.get(ENDPOINTS))));
    }

    /** As containers and services often are called, though the standard of host names knows no such thing. */
    private static boolean hasUnderscore(String url) {
        return url.replaceFirst("^http://", "").replaceFirst("[:/].*", "").contains("_");
    }

    private static boolean isPlain(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    private static Optional<URI> url(String text) {
        try {
            URI url = new URI(text);
            boolean bare = url.getRawPath() != null && url.getRawPath().matches("/?");
            return "http".equals(url.getScheme())
                            && url.getHost() != null
                            && url.getPort() > 0
                            && url.getPort() <= 65_535
                            && bare
                            && url.getRawUserInfo() == null
                            && url.getRawQuery() == null
                            && url.getRawFragment() == null
                    ? Optional.of(new URI("http", null, url.getHost(), url.getPort(), null, null, null))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
