package loopvspool.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageSyntaxTest {

    private static final List<String> NONE = List.of();

    @Test
    void takesOneHostOrNone() {
        assertThat(MessageSyntax.isUnambiguous(NONE, NONE)).isTrue();
        assertThat(MessageSyntax.isUnambiguous(List.of("a"), NONE)).isTrue();
        assertThat(MessageSyntax.isUnambiguous(List.of("a", "b"), NONE)).isFalse();
        assertThat(MessageSyntax.isUnambiguous(List.of("a", "a"), NONE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked", "Chunked", " chunked ", "gzip, chunked"})
    void takesABodyWhoseLastCodingSaysWhereItEnds(String codings) {
        assertThat(MessageSyntax.isUnambiguous(NONE, List.of(codings))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "xchunked", "chunked, identity", "chunked,", "chunked;q=1"})
    void refusesAnyOther(String codings) {
        assertThat(MessageSyntax.isUnambiguous(NONE, List.of(codings))).isFalse();
    }

    @Test
    void readsSeveralFieldsAsOneList() {
        assertThat(MessageSyntax.isUnambiguous(NONE, List.of("gzip", "chunked")))
                .isTrue();
        assertThat(MessageSyntax.isUnambiguous(NONE, List.of("chunked", "gzip")))
                .isFalse();
    }
}
