package loopvspool.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import loopvspool.experiment.Step;
import loopvspool.measure.StepResult;
import loopvspool.observe.StepCensus;
import loopvspool.outcome.Outcome;
import loopvspool.settings.SettingError;
import loopvspool.validity.RunResult;

/**
 * Keeps the files of a run up to date after every step, so that what is finished is kept whatever happens later. A file
 * that cannot be written (the disk is full) is said and tried again with the next step; the run goes on. Thread-safe.
 */
public final class ResultFiles {
    /** The results. */
    public static final String RESULTS = "results.json";
    /** Every step, with its prediction and what it came to. */
    public static final String STEPS = "steps.csv";
    /** Every request. */
    public static final String REQUESTS = "requests.csv";
    /** Every probe's ping. */
    public static final String PROBES = "probes.csv";
    /** Every sample that the targets took of their processes and threads during a step. */
    public static final String CENSUS = "census.csv";
    /** The folder of the targets' output. */
    public static final String LOGS = "targets";

    private final RunFolder folder;
    private final Path startLogs;
    private final ResultsJson results = new ResultsJson();
    private final Set<Step> summed = new HashSet<>();
    private final Set<Step> written = new HashSet<>();
    private final Set<Step> pinged = new HashSet<>();
    /** Apart from the others: a step's census arrives when its requests are long written. */
    private final Set<Step> counted = new HashSet<>();
    /** The folder that holds what has been written. */
    private Path current;
    /** What could not be written, and why, the last time when it was tried. */
    private final List<String> failures = new ArrayList<>();

    /**
     * Where a run has its results.
     *
     * @param folder the folder that holds them
     * @param unwritten what of them could not be written, and why; nothing if all was
     */
    public record Kept(Path folder, Optional<String> unwritten) {}

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
     * @throws SettingError if there can be no folder
     */
    public static Path makeStartLogs(Path results) {
        try {
            return Files.createDirectories(
                    results.resolve(LOGS + "-" + ProcessHandle.current().pid() + "-" + System.currentTimeMillis()));
        } catch (IOException e) {
            throw new SettingError(
                    "gatling.resultsFolder=%s: %s: name another folder for results, -Dgatling.resultsFolder=…"
                            .formatted(results, whyNot(results, e)));
        }
    }

    private static String whyNot(Path results, IOException e) {
        Path there = results;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (Files.exists(there) && !Files.isDirectory(there)) {
            return there.equals(results) ? "is a file, not a folder" : there + " is a file, not a folder";
        }
        return e instanceof AccessDeniedException
                ? "this user may not write in " + there
                : "no folder can be made in %s (%s)".formatted(there, e.getMessage());
    }

    /**
     * Writes the rows of the steps that are new in the result, and the result itself: to where the targets' output lies, as long as
     * Gatling's folder of the run has not been seen. It makes none if it writes no data.
     *
     * @return why not all of it could be written, the last time when it was tried; nothing if it was
     */
    public synchronized Optional<String> update(RunResult result) {
        return write(result, results::writeSteps, "after the next step");
    }

    /**
     * The same with every row, as {@link #complete} writes it, so that the verdict knows whether there is room for that; to be called
     * when the load has ended.
     */
    public synchronized Optional<String> rehearse(RunResult result) {
        return write(result, results::writeAll, "at the end");
    }

    private Optional<String> write(RunResult result, ResultWriting json, String next) {
        boolean outdated = result.steps().size() < written.size();
        if (!outdated) {
            failures.clear();
            Path here = folder.find().orElse(startLogs);
            goTo(here);
            appendRows(here, result);
            attempt(here.resolve(RESULTS), file -> json.to(file, result));
            failures.forEach(failure -> System.err.println(
                    "The results cannot be written (" + failure + "); it is tried again " + next + "."));
        }
        return unwritten();
    }

    /**
     * Writes what is still to be written, with every row, makes the page of it, puts the targets' output beside it, and
     * lets {@code latest} point to it; to be called when the targets have ended.
     * If Gatling's folder of the run cannot be found, or is no more, or not to be written to, everything goes to where the targets'
     * output lies.
     *
     * @param outcome how the run ended, where this could not be written
     */
    public synchronized Kept complete(RunResult result, Function<Optional<String>, Outcome> outcome) {
        failures.clear();
        Path here = folder.find().filter(ResultFiles::isOpen).orElse(startLogs);
        goTo(here);
        if (!here.equals(startLogs) && Files.isDirectory(startLogs)) {
            try {
                Files.move(startLogs, here.resolve(LOGS));
            } catch (IOException e) {
                System.err.println("The targets' logs stay in " + startLogs + " (" + e + ")");
            }
        }
        // A clean in the middle of the run takes them all.
        attempt(here, Files::createDirectories);
        appendRows(here, result);
        attempt(here.resolve(RESULTS), file -> results.writeEnd(file, result, outcome.apply(unwritten())));
        makePage(here);
        LatestRun.pointTo(here);
        return new Kept(here, unwritten());
    }

    /** The page can be made again whenever the results are there, so that nothing it needs may cost a run anything. */
    private static void makePage(Path here) {
        try {
            ComparisonPage.make(here);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            System.err.println("The comparison page cannot be made (" + e
                    + "); docs/reading-a-report.md says how to make it later.");
        }
    }

    private static boolean isOpen(Path folder) {
        return Files.isDirectory(folder) && Files.isWritable(folder);
    }

    /** In another folder everything is written anew. */
    private void goTo(Path here) {
        if (here.equals(current)) {
            return;
        }
        if (startLogs.equals(current)) {
            Stream.of(RESULTS, STEPS, REQUESTS, PROBES, CENSUS)
                    .forEach(name -> attempt(startLogs.resolve(name), Files::deleteIfExists));
        }
        current = here;
        List.of(summed, written, pinged, counted).forEach(Set::clear);
    }

    private void appendRows(Path here, RunResult result) {
        attempt(here.resolve(STEPS), file -> appendSteps(file, result));
        attempt(here.resolve(REQUESTS), file -> appendRequests(file, result));
        attempt(here.resolve(PROBES), file -> appendPings(file, result));
        attempt(here.resolve(CENSUS), file -> appendCensus(file, result));
    }

    private void appendSteps(Path file, RunResult result) throws IOException {
        for (StepResult step : result.steps()) {
            if (!summed.contains(step.step())) {
                StepsCsv.append(file, step);
                summed.add(step.step());
            }
        }
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
                ProbesCsv.append(file, step);
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
        void to(Path file) throws IOException;
    }

    private interface ResultWriting {
        void to(Path file, RunResult result) throws IOException;
    }

    /** What cannot be written keeps nothing else from being written. */
    private void attempt(Path file, Writing writing) {
        try {
            writing.to(file);
        } catch (IOException e) {
            failures.add(file.getFileName() + ": " + e);
        }
    }

    private Optional<String> unwritten() {
        return failures.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", failures));
    }
}
