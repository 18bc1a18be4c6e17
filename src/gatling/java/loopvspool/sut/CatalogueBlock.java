package loopvspool.sut;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import loopvspool.settings.Nearest;

/**
 * One block of {@code targets.conf}. Each error is one line that names file, block, key and value, and what is allowed. They are
 * gathered, so that a user mends all of them at once; what is returned for a wrong value is never used.
 */
final class CatalogueBlock {
    private static final int LONGEST_VALUE = 60;

    private final String place;
    private final ConfigObject values;
    private final Report report;
    private final List<CatalogueKey<?>> missing = new ArrayList<>();

    /**
     * Where errors go.
     *
     * @param errors takes a line for each
     * @param file names the file that a value stands in
     */
    record Report(List<String> errors, Function<ConfigOrigin, String> file) {}

    private CatalogueBlock(String place, ConfigObject values, Report report) {
        this.place = place;
        this.values = values;
        this.report = report;
    }

    /** The whole file. */
    static CatalogueBlock root(ConfigObject values, Report report) {
        return new CatalogueBlock("", values, report);
    }

    /** The names of what stands here, in the order of the file. */
    List<String> names() {
        return values.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        entry -> entry.getValue().origin().lineNumber()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The block of this name.
     *
     * @param inside what to call it in an error: "target jetty"
     */
    Optional<CatalogueBlock> block(String name, String inside) {
        ConfigValue value = values.get(name);
        if (value != null && value.valueType() == ConfigValueType.OBJECT) {
            return Optional.of(new CatalogueBlock(inside, (ConfigObject) value, report));
        }
        if (value == null) {
            error(values, "lacks a block %s { … }".formatted(name));
        } else {
            error(name, "must be a block, { … }");
        }
        return Optional.empty();
    }

    boolean has(CatalogueKey<?> key) {
        return values.containsKey(key.name());
    }

    /** The value of a key that need not be there. */
    <T> Optional<T> optional(CatalogueKey<T> key) {
        if (!has(key)) {
            return Optional.empty();
        }
        Optional<T> value = key.read(values.get(key.name()));
        if (value.isEmpty()) {
            error(key.name(), "must be " + key.allowed());
        }
        return value;
    }

    /** The value of a key that must be there; the other one if it is not, or not right. */
    <T> T required(CatalogueKey<T> key, T otherwise) {
        if (!has(key)) {
            missing.add(key);
        }
        return optional(key).orElse(otherwise);
    }

    /** Refuses every key but those, and says which of them are missing; to be called when all have been read. */
    void finish(List<String> blocks, List<CatalogueKey<?>> keys) {
        List<String> known = Stream.concat(keys.stream().map(CatalogueKey::name), blocks.stream())
                .toList();
        List<String> meant = new ArrayList<>();
        names().stream().filter(name -> !known.contains(name)).forEach(name -> {
            Nearest.to(name, known).ifPresent(meant::add);
            error(
                    name,
                    "there is no such key.%s Allowed here: %s"
                            .formatted(Nearest.hint(name, known), String.join(", ", known)));
        });
        // Of a mistyped key one line is enough.
        List<String> lacking = missing.stream()
                .filter(key -> !meant.contains(key.name()))
                .map(key -> "%s (%s)".formatted(key.name(), key.allowed()))
                .toList();
        if (!lacking.isEmpty()) {
            error(values, "lacks " + String.join(", ", lacking));
        }
    }

    /** An error about a key that is there. */
    void error(String name, String what) {
        ConfigValue value = values.get(name);
        error(value, "%s = %s: %s".formatted(name, shown(value), what));
    }

    /** An error about the block. */
    void error(String what) {
        error(values, what);
    }

    private void error(ConfigValue where, String what) {
        String line =
                where.origin().lineNumber() > 0 ? ", line " + where.origin().lineNumber() : "";
        report.errors()
                .add(report.file().apply(where.origin()) + line + ": " + (place.isEmpty() ? "" : place + ": ") + what);
    }

    private static String shown(ConfigValue value) {
        String text = value.valueType() == ConfigValueType.STRING
                ? String.valueOf(value.unwrapped())
                : value.render(ConfigRenderOptions.concise());
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() > LONGEST_VALUE ? line.substring(0, LONGEST_VALUE) + "…" : line;
    }
}
