package loopvspool.workload;

import java.util.function.Function;

/**
 * An option of a program, {@code --name=value}: how to read it, and all that {@code --help} says of it.
 *
 * @param name with its dashes: {@code --port}
 * @param meaning what it does, in one sentence
 * @param byDefault what it is where it is not given
 * @param shownDefault that in words: "0", "none"
 * @param allowed what a value may be: "a whole number from 0 to 65535"
 * @param reader makes a value of the text; a null or an {@link IllegalArgumentException} says that it is not allowed
 */
public record Option<T>(
        String name, String meaning, T byDefault, String shownDefault, String allowed, Function<String, T> reader) {

    /** An option that is a whole number from {@code min} to {@code max}. */
    public static Option<Integer> number(String name, String meaning, int byDefault, int min, int max) {
        return new Option<>(
                name,
                meaning,
                byDefault,
                String.valueOf(byDefault),
                "a whole number from " + min + " to " + max,
                text -> {
                    int number = Integer.parseInt(text);
                    return number >= min && number <= max ? number : null;
                });
    }

    OptionHelp help() {
        return new OptionHelp(name, meaning, shownDefault, allowed);
    }
}
