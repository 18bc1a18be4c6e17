package loopvspool.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    private static final long LIMIT_SECONDS = 60;

    /** Another program that uses the folder for a moment. */
    static final class Another {
        public static void main(String[] arguments) throws IOException {
            RunFolder.in(Path.of(arguments[0])).close();
        }
    }

    @Test
    void noOtherProgramTakesARunForDeadWhoseJvmHasBegunASecondOne(@TempDir Path folder) throws Exception {
        try (RunFolder first = RunFolder.in(folder);
                RunFolder second = RunFolder.in(folder)) {
            Process another = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Another.class.getName(),
                            folder.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(another.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(another.exitValue()).isZero();
            assertThat(first.path()).exists();
            assertThat(second.path()).exists();
        }
    }
}
