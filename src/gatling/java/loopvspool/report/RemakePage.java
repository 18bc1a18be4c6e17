package loopvspool.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import loopvspool.machine.NeutralLocale;

/** Makes the comparison page of runs again, from their {@code results.json}: {@code mvn exec:java}, see docs/reading-a-report.md. */
public final class RemakePage {
    private RemakePage() {}

    /** @param folders the folders of the runs */
    public static void main(String... folders) {
        NeutralLocale.set();
        int failed = folders.length == 0 ? 1 : 0;
        if (failed > 0) {
            System.err.println(
                    "Which run? Name its folder: -Dexec.args=target/gatling/loopvspool-…, or several, with spaces between.");
        }
        for (String folder : folders) {
            try {
                System.out.println(ComparisonPage.make(Path.of(folder)));
            } catch (JsonProcessingException e) {
                failed++;
                System.err.println(folder + ": results.json is broken: " + e.getMessage());
            } catch (IOException e) {
                failed++;
                System.err.println(e.getMessage());
            }
        }
        if (failed > 0) {
            System.exit(1);
        }
    }
}
