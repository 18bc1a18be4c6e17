package loopvspool.sut;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.function.Function;

/** Reads counts as languages write them that know one kind of number only: {@code 57.0} is 57, and 57.5 is an error. */
final class WholeNumbers<N extends Number> extends StdScalarDeserializer<N> {
    private static final long serialVersionUID = 1;

    private final transient Function<BigDecimal, N> convert;

    private WholeNumbers(Class<N> type, Function<BigDecimal, N> convert) {
        super(type);
        this.convert = convert;
    }

    /** For every {@code Integer} and {@code Long}. */
    static SimpleModule module() {
        return new SimpleModule()
                .addDeserializer(Integer.class, new WholeNumbers<>(Integer.class, BigDecimal::intValueExact))
                .addDeserializer(Long.class, new WholeNumbers<>(Long.class, BigDecimal::longValueExact));
    }

    @Override
    public N deserialize(JsonParser in, DeserializationContext context) throws IOException {
        try {
            return convert.apply(new BigDecimal(in.getText().strip()));
        } catch (ArithmeticException | NumberFormatException e) {
            return fail(in, context);
        }
    }

    @SuppressWarnings("unchecked")
    private N fail(JsonParser in, DeserializationContext context) throws IOException {
        return (N) context.handleWeirdStringValue(handledType(), in.getText(), "must be a whole number");
    }
}
