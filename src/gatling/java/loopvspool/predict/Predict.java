package loopvspool.predict;

import java.io.PrintStream;
import java.util.List;
import loopvspool.machine.NeutralLocale;
import loopvspool.prediction.Resource;
import loopvspool.settings.SettingError;
import loopvspool.target.ServerModel;
import loopvspool.target.TargetCatalogue;

/** Says what will happen, without starting a server: {@code mvn exec:java@predict}. */
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
        if (arguments.contains("--help")) {
            out.print(Arguments.help());
            return 0;
        }
        try {
            Question question = Arguments.read(arguments);
            List<Forecast> forecasts = candidates(question).stream()
                    .map(candidate -> Forecast.of(question, candidate))
                    .toList();
            new ForecastTable(question, forecasts).lines().forEach(out::println);
            return 0;
        } catch (SettingError e) {
            e.lines().forEach(err::println);
            return 1;
        }
    }

    private static List<Candidate> candidates(Question question) {
        if (question.workers().isEmpty()) {
            return Candidate.of(TargetCatalogue.load(), question.cores(), question.connections());
        }
        int workers = question.workers().getAsInt();
        return List.of(new Candidate(
                List.of(workers + " workers"),
                ServerModel.POOL,
                new ServerModel.Means(
                        new Resource("workers", workers),
                        new Resource("connections", question.connections().orElse(Resource.UNLIMITED)),
                        (int) Math.ceil(question.cores()))));
    }
}
