package loopvspool.experiment;

import java.util.stream.Stream;
import loopvspool.settings.LabSettings;
import loopvspool.target.Endpoint;

/** A question that the lab can ask of a target. */
public interface Experiment {
    /** The name in {@code lab.experiments} and in every report. */
    String name();

    /** The question, as a user would ask it. */
    String question();

    /** The endpoints that it loads on this subject, in order; none where the question does not apply. */
    Stream<Endpoint> endpoints(Subject subject);

    /** The steps on one endpoint. */
    Stream<StepShape> shapes(LabSettings settings, int burstUsers);
}
