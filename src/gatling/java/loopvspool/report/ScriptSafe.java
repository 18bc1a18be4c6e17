package loopvspool.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
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

    private ScriptSafe() {
        for (char special : new char[] {'<', '>', '&'}) {
            ascii[special] = ESCAPE_CUSTOM;
        }
    }

    /** Makes generators of JSON that goes into a page, and leave the page open for what comes after it. */
    public static JsonFactory json() {
        return new JsonFactoryBuilder()
                .characterEscapes(new ScriptSafe())
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
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
