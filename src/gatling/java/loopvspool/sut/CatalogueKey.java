package loopvspool.sut;

import com.typesafe.config.ConfigValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A key of {@code targets.conf}.
 *
 * @param name as it stands in the file
 * @param allowed what its value may be, in words: "true or false"
 * @param reader makes a value of what stands there; empty if it is not allowed
 */
record CatalogueKey<T>(String name, String allowed, Function<Object, Optional<T>> reader) {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    /** A text, in quotation marks or without; a number is one, too. */
    static CatalogueKey<String> text(String name) {
        return text(name, "a text", Optional::of);
    }

    /** A text that means something. */
    static <T> CatalogueKey<T> text(String name, String allowed, Function<String, Optional<T>> reader) {
        return new CatalogueKey<>(
                name, allowed, value -> isText(value) ? reader.apply(asText(value)) : Optional.empty());
    }

    /** A list of texts, in brackets. */
    static CatalogueKey<List<String>> texts(String name) {
        return new CatalogueKey<>(
                name,
                "a list of texts, such as [\"--workers=3\"] or []",
                value -> value instanceof List<?> list && list.stream().allMatch(CatalogueKey::isText)
                        ? Optional.of(list.stream().map(CatalogueKey::asText).toList())
                        : Optional.empty());
    }

    /** {@code true} or {@code false}. */
    static CatalogueKey<Boolean> truth(String name) {
        return text(name, "true or false", text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /** A whole number, both ends included. */
    static CatalogueKey<Integer> whole(String name, int min, int max) {
        return text(name, "a whole number from %d to %d".formatted(min, max), text -> Optional.of(text)
                .filter(digits -> WHOLE.matcher(digits).matches())
                .map(Integer::valueOf)
                .filter(number -> number >= min && number <= max));
    }

    Optional<T> read(ConfigValue value) {
        return reader.apply(value.unwrapped());
    }

    private static boolean isText(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    private static String asText(Object value) {
        return String.valueOf(value).strip();
    }
}
