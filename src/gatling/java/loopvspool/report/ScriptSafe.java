package loopvspool.report;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;

/**
 * Escapes what means something to HTML or JavaScript, so that a text within JSON can neither end the script element that
 * holds it nor begin another.
 */
public final class ScriptSafe extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    private final int[] ascii = standardAsciiEscapesForJSON();

    /** Of JSON that is written into a page. */
    public ScriptSafe() {
        for (char special : new char[] {'<', '>', '&'}) {
            ascii[special] = ESCAPE_CUSTOM;
        }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii.clone();
    }

    /** Is asked of every character beyond ASCII, too; null leaves it as it is. */
    @Override
    public SerializableString getEscapeSequence(int character) {
        boolean special = character < 128 || character == LINE_SEPARATOR || character == PARAGRAPH_SEPARATOR;
        return special ? new SerializedString("\\u%04x".formatted(character)) : null;
    }
}
