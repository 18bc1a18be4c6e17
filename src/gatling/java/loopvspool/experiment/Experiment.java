package loopvspool.experiment;

import java.util.List;
import java.util.stream.Stream;
import loopvspool.settings.LabSettings;
import loopvspool.sut.Endpoint;

/** A question that the lab can ask of a target. */
public interface Experiment {
    /** The name in {@code lab.experiments} and in every report. */
    String name();

    /** The question, as a user would ask it. */
    String question();

    /** The endpoints that it loads on this subject, in order; none where the question does not apply. */
    Stream<Endpoint> endpoints(Subject subject);

    /** How the target is to run, one series each. */
    default List<Context> contexts() {
        return List.of(Context.SHARED);
    }

    /**
     * Whether it watches the bursts of the other questions: then it has bursts of its own only on a target on which those that
     * are asked with it have none.
     */
    default boolean watches() {
        return false;
    }

    /** The steps on one endpoint. */
    Stream<StepShape> shapes(LabSettings settings, int burstUsers);
}
