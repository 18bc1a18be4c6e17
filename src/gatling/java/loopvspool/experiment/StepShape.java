package loopvspool.experiment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loopvspool.prediction.Demand;
import loopvspool.prediction.Prediction;
import loopvspool.prediction.RequestStream;
import loopvspool.prediction.Source;
import loopvspool.sut.EndpointModel;

/**
 * The load of a step, whatever it is put on.
 *
 * @param users users that send at once
 * @param requestsPerUser requests of each, one after another; more than one only for a single user
 * @param variant what tells the step from the other steps of its question
 */
record StepShape(int users, int requestsPerUser, Optional<String> variant) {
    /** N users at once, one request each. */
    static StepShape burst(int users) {
        return new StepShape(users, 1, Optional.empty());
    }

    /** One user, one request after another. */
    static StepShape sequence(int requests) {
        return new StepShape(1, requests, Optional.empty());
    }

    /** Bursts of these sizes, each named by its size. */
    static Stream<StepShape> sweep(List<Integer> sizes) {
        return sizes.stream()
                .map(users -> new StepShape(users, 1, Optional.of(users == 1 ? "1 user" : users + " users")));
    }

    /** Its requests, each asking for this, on an endpoint. */
    RequestStream requests(EndpointModel model, Demand demand) {
        return new RequestStream(
                users == 1 ? Source.Feedback.sequence(requestsPerUser) : Source.Trace.burst(users),
                demand,
                model.program());
    }

    /** What is expected of it on an endpoint. */
    Prediction predict(EndpointModel model, Demand demand) {
        return Prediction.of(
                users == 1 ? "alone" : model.words(),
                model.possible(requests(model, demand)),
                model.crowded().isPresent());
    }
}
