package loopvspool.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loopvspool.experiment.Step;
import loopvspool.result.RunResult;
import loopvspool.result.StepCensus;
import loopvspool.result.StepResult;

/**
 * Keeps the files of a run up to date after every step, so that what is finished is kept whatever happens later. A file
 * that cannot be written (the disk is full) is said and tried again with the next step; the run goes on. Thread-safe.
 */
public final class ResultFiles {
    /** The results. */
    public static final String RESULTS = "results.json";
    /** Every request. */
    public static final String REQUESTS = "requests.csv";
    /** Every bystander's ping. */
    public static final String BYSTANDERS = "bystanders.csv";
    /** Every sample that the targets took of their processes and threads during a step. */
    public static final String CENSUS = "census.csv";
    /** The folder of the targets' output. */
    public static final String LOGS = "targets";

    private final RunFolder folder;
    private final Path startLogs;
    private final ResultsJson results = new ResultsJson();
    private final Set<Step> written = new HashSet<>();
    private final Set<Step> pinged = new HashSet<>();
    /** Apart from the others: a step's census arrives when its requests are long written. */
    private final Set<Step> counted = new HashSet<>();
    /** The folder that holds what has been written. */
    private Path current;
    /** Why something could not be written, the last time when it was tried; null if all was. */
    private IOException failure;

    /**
     * @param folder Gatling's folder of the run
     * @param startLogs where the targets' output lies until that folder is there
     */
    public ResultFiles(RunFolder folder, Path startLogs) {
        this.folder = folder;
        this.startLogs = startLogs;
    }

    /**
     * A folder for the targets' output: they start before Gatling has made the folder of the run.
     *
     * @param results Gatling's results folder
     */
    public static Path makeStartLogs(Path results) {
        try {
            return Files.createDirectories(
                    results.resolve(LOGS + "-" + ProcessHandle.current().pid() + "-" + System.currentTimeMillis()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the rows of the steps that are new in the result, and the result itself, if the run has its folder.
     *
     * @return why not all of it could be written, the last time when it was tried; nothing if it was
     */
    public synchronized Optional<String> update(RunResult result) {
        boolean outdated = result.steps().size() < written.size();
        if (!outdated) {
            failure = new IOException("Gatling's folder of the run is not there");
            folder.find().ifPresent(here -> {
                failure = null;
                appendRows(here, result);
                attempt(() -> results.writeSteps(here.resolve(RESULTS), result));
            });
        }
        return Optional.ofNullable(failure).map(e -> String.valueOf(e.getMessage()));
    }

    /**
     * Writes what is still to be written, with every row, makes the page of it, and puts the targets' output beside it; to be
     * called when the targets have ended.
     * If Gatling's folder of the run cannot be found, or is no more, or not to be written to, everything goes to where the targets'
     * output lies.
     *
     * @return the folder that holds the results
     */
    public synchronized Path complete(RunResult result) {
        Path here = folder.find().filter(ResultFiles::isOpen).orElse(startLogs);
        if (!here.equals(startLogs) && Files.isDirectory(startLogs)) {
            try {
                Files.move(startLogs, here.resolve(LOGS));
            } catch (IOException e) {
                System.err.println("The targets' logs stay in " + startLogs + " (" + e + ")");
            }
        }
        // A clean in the middle of the run takes them all.
        attempt(() -> Files.createDirectories(here));
        appendRows(here, result);
        attempt(() -> results.writeAll(here.resolve(RESULTS), result));
        makePage(here);
        return here;
    }

    /** The page can be made again whenever the results are there, so that nothing it needs may cost a run anything. */
    private static void makePage(Path here) {
        try {
            ComparisonPage.make(here);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            System.err.println("The comparison page cannot be made (" + e + "); the README says how to make it later.");
        }
    }

    private static boolean isOpen(Path folder) {
        return Files.isDirectory(folder) && Files.isWritable(folder);
    }

    private void appendRows(Path here, RunResult result) {
        if (!here.equals(current)) {
            current = here;
            List.of(written, pinged, counted).forEach(Set::clear);
        }
        attempt(() -> appendRequests(here.resolve(REQUESTS), result));
        attempt(() -> appendPings(here.resolve(BYSTANDERS), result));
        attempt(() -> appendCensus(here.resolve(CENSUS), result));
    }

    private void appendRequests(Path file, RunResult result) throws IOException {
        for (StepResult step : result.steps()) {
            if (!written.contains(step.step())) {
                RequestsCsv.append(file, step);
                written.add(step.step());
            }
        }
    }

    private void appendPings(Path file, RunResult result) throws IOException {
        for (StepResult step : result.steps()) {
            if (!step.pings().isEmpty() && !pinged.contains(step.step())) {
                BystandersCsv.append(file, step);
                pinged.add(step.step());
            }
        }
    }

    private void appendCensus(Path file, RunResult result) throws IOException {
        for (Map.Entry<Step, StepCensus> census : result.census().steps().entrySet()) {
            if (!counted.contains(census.getKey())) {
                CensusCsv.append(file, census.getKey(), census.getValue());
                counted.add(census.getKey());
            }
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    /** What cannot be written keeps nothing else from being written. */
    private void attempt(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            failure = e;
            complain(e);
        }
    }

    private static void complain(IOException e) {
        System.err.println("The results cannot be written (" + e + "); it is tried again after the next step.");
    }
}
