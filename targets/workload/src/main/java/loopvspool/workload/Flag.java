package loopvspool.workload;

/**
 * An option of a program that is set by being there, {@code --name}: what {@code --help} says of it.
 *
 * @param name with its dashes: {@code --exit-with-parent}
 * @param meaning what it does, in one sentence
 */
public record Flag(String name, String meaning) {

    OptionHelp help() {
        return new OptionHelp(name, meaning, "off", "a flag, without a value");
    }
}
