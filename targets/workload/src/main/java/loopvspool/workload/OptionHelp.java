package loopvspool.workload;

/**
 * What {@code --help} says of an option, in two lines.
 *
 * @param name with its dashes
 * @param meaning what it does, in one sentence
 * @param byDefault what it is where it is not given, in words
 * @param allowed what a value may be, in words
 */
record OptionHelp(String name, String meaning, String byDefault, String allowed) {

    @Override
    public String toString() {
        return "  %s (default %s): %s\n      %s\n".formatted(name, byDefault, allowed, meaning);
    }
}
