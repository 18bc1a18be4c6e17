package loopvspool.comparison;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import loopvspool.settings.LabSettings;

/**
 * What a comparison needs of a run.
 *
 * @param folder of the run
 * @param head what it was
 * @param validity whether to believe it
 * @param doubts what speaks against it, by its causes, the worst first
 * @param settings {@code lab.*}, all of them
 * @param java which Java the targets ran on, and which Gatling, in words
 * @param environment what it ran on and with, in words: the same key in each run that has it
 * @param metrics in the order of the file
 */
record Run(
        Path folder,
        Head head,
        Validity validity,
        List<Doubt> doubts,
        Map<String, String> settings,
        String java,
        Map<String, String> environment,
        List<RunMetric> metrics) {

    /**
     * The run as a whole.
     *
     * @param simulation by its class's name
     * @param startedAt a UTC time by ISO 8601
     * @param wallSeconds how long it took
     * @param finished whether it came to its end
     * @param forks how often each target was started afresh
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Head(String simulation, String startedAt, double wallSeconds, boolean finished, int forks) {
        Head {
            Objects.requireNonNull(simulation, "run.simulation");
            Objects.requireNonNull(startedAt, "run.startedAt");
        }
    }

    /** How far to believe a run, the best first. */
    enum Level {
        VALID,
        SUSPECT,
        INVALID
    }

    /**
     * Whether to believe a run.
     *
     * @param findings what speaks against it, one by one
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Validity(Level level, List<Finding> findings) {
        Validity {
            Objects.requireNonNull(level, "validity.level");
            findings = List.copyOf(findings);
        }
    }

    /** What speaks against a run. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Finding(Level severity, String cause, String subject, String reason) {}

    /**
     * All that one cause makes doubtful in a run.
     *
     * @param kind how much it matters: that of a finding, or SKIPPED, NOT_CHECKED, NOTE
     * @param text how often, where, and the worst of them
     * @param remedy what a user can do; empty where nothing helps
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Doubt(String kind, String cause, int count, String text, String remedy) {
        boolean isOfFindings() {
            return Arrays.stream(Level.values()).map(Level::name).anyMatch(kind::equals);
        }
    }

    /** What the user called it, if anything, and its folder. */
    String name() {
        String folderName =
                Objects.requireNonNullElse(folder.getFileName(), folder).toString();
        return LabSettings.name(settings)
                .map(name -> "%s (%s)".formatted(name, folderName))
                .orElse(folderName);
    }
}
