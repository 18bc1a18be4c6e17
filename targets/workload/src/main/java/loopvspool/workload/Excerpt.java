package loopvspool.workload;

/** What somebody sent us, fit to be shown: short, and with nothing in it that a terminal or a log would obey. */
final class Excerpt {

    static final int MAX_CHARACTERS = 40;

    private Excerpt() {}

    static String of(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(MAX_CHARACTERS).forEach(character -> show(character, shown));
        return text.codePointCount(0, text.length()) > MAX_CHARACTERS ? shown + "…" : shown.toString();
    }

    private static void show(int character, StringBuilder shown) {
        switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> shown.append(String.format("\\u%04x", character));
            default -> shown.appendCodePoint(character);
        }
    }
}
