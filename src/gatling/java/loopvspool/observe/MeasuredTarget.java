package loopvspool.observe;

import loopvspool.experiment.Fork;
import loopvspool.sut.RunningTarget;

/**
 * A target that was started to be measured.
 *
 * @param fork the fork that it belongs to, from 1
 * @param target the target; it may have ended
 */
public record MeasuredTarget(int fork, RunningTarget target) {

    /** Its name, and the fork: no two of a run have the same. */
    public String label() {
        return Fork.label(target.spec().name(), fork);
    }
}
