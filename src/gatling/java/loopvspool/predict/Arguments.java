package loopvspool.predict;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loopvspool.prediction.Demand;
import loopvspool.prediction.Phase;
import loopvspool.prediction.Resource;
import loopvspool.prediction.Variation;
import loopvspool.settings.DurationRange;
import loopvspool.settings.Nearest;
import loopvspool.settings.SettingError;

/** Reads the arguments of {@code predict}, {@code --KEY=VALUE}. All that is wrong is said at once. */
final class Arguments {
    /** Each key with what it means, in the order of the help. */
    private static final Map<String, String> KEYS = keys();

    private static final String JSON = "json";
    private static final String PAGE = "page";
    private static final double MOST_CORES = 4_096;
    private static final int MOST_USERS = 100_000;
    private static final int MOST_WORKERS = 1_000_000;
    private static final double MOST_RATE = 10_000_000;
    private static final DurationRange DURATION = new DurationRange(Duration.ZERO, Duration.ofHours(1));
    private static final Pattern LIMIT = Pattern.compile("(\\w+)\\s*<\\s*(\\S+)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,8}(\\.[0-9]{1,6})?");

    private final Map<String, String> given = new LinkedHashMap<>();
    private final List<String> errors = new ArrayList<>();

    private Arguments() {}

    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("cores", "cores that the service may use, such as 8, or 1.5 under a quota; this machine's by default");
        keys.put("compute", "how long a request computes, such as 5ms; half before it waits, half after");
        keys.put("wait", "how long it waits for something that is no database of its own pool, such as 45ms");
        keys.put("query", "how long it holds a connection to a database, such as 10ms");
        keys.put("rate", "requests a second, at random");
        keys.put("users", "or requests that all come at once");
        keys.put("workers", "one pool of so many workers, instead of all ways of the catalogue");
        keys.put("connections", "connections to the database, instead of the catalogue's");
        keys.put("queue", "how many requests may wait for a worker, the next is rejected: any number by default");
        keys.put("timeout", "how long a user waits for an answer, such as 1s: for ever by default");
        keys.put("demand", "how requests differ: equal (the default), exponential, lognormal:CV, bimodal:SHARE:FACTOR");
        keys.put(
                "limit", "what response times must keep to, such as p99<200ms: the largest rate that does is searched");
        keys.put("seed", "of all that is drawn at random: 1 by default");
        keys.put(JSON, "prints JSON, and nothing else; --json=answer.json writes it into a file");
        keys.put(PAGE, "draws it, too: a page in one file, such as answer.html");
        return keys;
    }

    /** A line for each key. */
    static List<String> help() {
        return KEYS.entrySet().stream()
                .map(key ->
                        "  --%-12s %s".formatted(key.getKey() + (key.getKey().equals(JSON) ? "" : "="), key.getValue()))
                .toList();
    }

    /**
     * @param arguments as they were typed
     * @throws SettingError with a line for everything that is wrong
     */
    static Asked read(List<String> arguments) {
        return new Arguments().asked(arguments);
    }

    /**
     * What is asked, and how the answer is wanted.
     *
     * @param json whether as JSON
     * @param jsonFile a file for it; nothing if none is wanted
     * @param page the file of a page; nothing if none is wanted
     */
    record Asked(Question question, boolean json, Optional<Path> jsonFile, Optional<Path> page) {}

    private Asked asked(List<String> arguments) {
        arguments.forEach(this::take);
        Optional<Path> page =
                value(PAGE, "a file in a folder that is there, such as answer.html", Arguments::fileInAFolder);
        boolean print = given.getOrDefault(JSON, "a file").isEmpty();
        Optional<Path> file = print
                ? Optional.empty()
                : value(
                        JSON,
                        "nothing, or a file in a folder that is there, such as answer.json",
                        Arguments::fileInAFolder);
        return new Asked(question(), print, file, page);
    }

    private static Optional<Path> fileInAFolder(String text) {
        Path file = Path.of(text).toAbsolutePath();
        boolean inAFolder = file.getParent() != null && Files.isDirectory(file.getParent());
        return inAFolder && !Files.isDirectory(file) ? Optional.of(Path.of(text)) : Optional.empty();
    }

    private Question question() {
        double cores = number("cores", 0.01, MOST_CORES)
                .orElse((double) Runtime.getRuntime().availableProcessors());
        Demand demand = demand();
        Question question = new Question(
                cores,
                demand,
                variation(),
                load(),
                service(demand),
                limit(),
                whole("seed", Integer.MAX_VALUE).orElse(1));
        if (demand.phases().isEmpty()) {
            errors.add("what does a request do? Give --compute=5ms, --wait=45ms, --query=10ms, or several of them");
        }
        if (!errors.isEmpty()) {
            throw new SettingError(errors);
        }
        return question;
    }

    private void take(String argument) {
        String[] sides = argument.split("=", 2);
        String key = sides[0].startsWith("--") ? sides[0].substring(2) : sides[0];
        if (!sides[0].startsWith("--") || !KEYS.containsKey(key)) {
            errors.add("%s: there is no such argument.%s All: --%s"
                    .formatted(
                            argument,
                            Nearest.to(key, KEYS.keySet())
                                    .map(near -> " Did you mean --" + near + "?")
                                    .orElse(""),
                            String.join(", --", KEYS.keySet())));
        } else if (key.equals(JSON)) {
            given.put(key, sides.length > 1 ? sides[1].strip() : "");
        } else if (sides.length == 1) {
            errors.add("%s: needs a value: %s".formatted(argument, KEYS.get(key)));
        } else if (given.put(key, sides[1].strip()) != null) {
            errors.add("%s: --%s is given twice".formatted(argument, key));
        }
    }

    private <T> Optional<T> value(String key, String allowed, Function<String, Optional<T>> reader) {
        String text = given.get(key);
        if (text == null) {
            return Optional.empty();
        }
        Optional<T> value = reader.apply(text);
        if (value.isEmpty()) {
            errors.add("--%s=%s: must be %s".formatted(key, text, allowed));
        }
        return value;
    }

    private Optional<Double> number(String key, double min, double max) {
        return value(key, "a number from %s to %s".formatted(trim(min), trim(max)), text -> Optional.of(text)
                .filter(digits -> NUMBER.matcher(digits).matches())
                .map(Double::valueOf)
                .filter(number -> number >= min && number <= max));
    }

    private static String trim(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private OptionalInt whole(String key, int max) {
        return value(key, "a whole number from 1 to " + max, text -> Optional.of(text)
                        .filter(digits -> digits.matches("[0-9]{1,10}"))
                        .map(Long::valueOf)
                        .filter(number -> number >= 1 && number <= max)
                        .map(Long::intValue))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private double seconds(String key) {
        String text = given.get(key);
        if (text == null) {
            return 0;
        }
        Optional<Duration> duration = DURATION.read(text);
        if (duration.isEmpty()) {
            errors.add("--%s=%s: %s".formatted(key, text, DURATION.refusal(text)));
        }
        return duration.orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** Who computes and waits computes half before and half after: to prepare, and to make an answer of what came. */
    private Demand demand() {
        double compute = seconds("compute");
        List<Phase> waits = Stream.<Phase>of(new Phase.Wait(seconds("wait")), new Phase.Query(seconds("query")))
                .filter(phase -> phase.seconds() > 0)
                .toList();
        List<Phase> phases = new ArrayList<>(waits);
        if (compute > 0) {
            double part = waits.isEmpty() ? compute : compute / 2;
            phases.add(0, new Phase.Compute(part));
            if (!waits.isEmpty()) {
                phases.add(new Phase.Compute(part));
            }
        }
        return new Demand(phases);
    }

    private Question.Load load() {
        Optional<Double> rate = number("rate", 0.001, MOST_RATE);
        OptionalInt users = whole("users", MOST_USERS);
        if (given.containsKey("rate") == given.containsKey("users")) {
            errors.add("how many requests come? Give --rate=400 (a second, at random) or --users=1000 (all at once)"
                    + (given.containsKey("rate") ? ", not both" : ""));
        }
        return users.isPresent() ? new Question.Load.Users(users.getAsInt()) : new Question.Load.Rate(rate.orElse(1.0));
    }

    private Question.Service service(Demand demand) {
        double alone = demand.phases().stream().mapToDouble(Phase::seconds).sum();
        double patience = seconds("timeout");
        if (given.containsKey("timeout") && patience <= alone) {
            errors.add("--timeout=%s: must be longer than a request takes alone, or nobody has an answer"
                    .formatted(given.get("timeout")));
        }
        return new Question.Service(
                whole("workers", MOST_WORKERS),
                whole("connections", MOST_WORKERS),
                whole("queue", MOST_WORKERS).orElse(Resource.UNLIMITED),
                patience == 0 ? Double.POSITIVE_INFINITY : patience);
    }

    private Variation variation() {
        return value(
                        "demand",
                        "equal, exponential, lognormal:CV with a CV from 0.01 to 10, or bimodal:SHARE:FACTOR with a share from 0.001 to 0.999 and a factor from 1 to 1000000, such as bimodal:0.01:50",
                        Arguments::variation)
                .orElse(new Variation.Equal());
    }

    private static Optional<Variation> variation(String text) {
        String[] parts = text.split(":");
        return switch (parts[0] + parts.length) {
            case "equal1" -> Optional.of(new Variation.Equal());
            case "exponential1" -> Optional.of(new Variation.Exponential());
            case "lognormal2" -> within(parts[1], 0.01, 10).map(Variation.LogNormal::new);
            case "bimodal3" ->
                within(parts[1], 0.001, 0.999)
                        .flatMap(share -> within(parts[2], 1, 1e6).map(factor -> new Variation.Bimodal(share, factor)));
            default -> Optional.empty();
        };
    }

    private static Optional<Double> within(String text, double min, double max) {
        return Optional.of(text)
                .filter(digits -> NUMBER.matcher(digits).matches())
                .map(Double::valueOf)
                .filter(number -> number >= min && number <= max);
    }

    private Optional<Question.Limit> limit() {
        return value(
                "limit",
                "one of %s, below a duration, such as p99<200ms".formatted(String.join(", ", Question.Limit.names())),
                text -> Optional.of(LIMIT.matcher(text))
                        .filter(Matcher::matches)
                        .flatMap(parts -> Question.Limit.quantity(parts.group(1))
                                .flatMap(metric -> DURATION.read(parts.group(2))
                                        .map(time -> new Question.Limit(metric, time.toNanos() / 1e9)))));
    }
}
