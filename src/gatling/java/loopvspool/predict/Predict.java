package loopvspool.predict;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import loopvspool.machine.NeutralLocale;
import loopvspool.settings.SettingError;
import loopvspool.sut.TargetCatalogue;

/** Says what will happen, without starting a server: {@code mvn exec:java@predict}, docs/predict.md. */
public final class Predict {
    private Predict() {}

    /** @param arguments see {@code --help} */
    public static void main(String... arguments) {
        NeutralLocale.set();
        int status = run(List.of(arguments), System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** @return the exit code: 0, or 1 after having said what is wrong with the arguments */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.isEmpty() || arguments.contains("--help")) {
            Arguments.help().forEach(out::println);
            return 0;
        }
        try {
            Arguments.Asked asked = Arguments.read(arguments);
            Question question = asked.question();
            if (asked.page().isPresent()) {
                ForecastPage.tryToWrite(asked.page().get());
            }
            List<Forecast> forecasts = Candidate.of(question, TargetCatalogue.load()).stream()
                    .map(candidate -> Forecast.of(question, candidate))
                    .toList();
            if (asked.json()) {
                out.println(new ForecastJson(question, forecasts).text());
            } else {
                new ForecastTable(question, forecasts).lines().forEach(out::println);
            }
            if (asked.jsonFile().isPresent()) {
                Files.writeString(asked.jsonFile().get(), new ForecastJson(question, forecasts).text());
            }
            if (asked.page().isPresent()) {
                new ForecastPage(question, forecasts).write(asked.page().get());
            }
            return 0;
        } catch (IOException e) {
            err.println("a file cannot be written (" + e + "): name another one by --page= or --json=");
            return 1;
        } catch (SettingError e) {
            e.lines().forEach(err::println);
            return 1;
        }
    }
}
