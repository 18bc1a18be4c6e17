package loopvspool.predict;

import java.util.OptionalDouble;
import loopvspool.prediction.CapacitySearch;
import loopvspool.prediction.Machine;
import loopvspool.prediction.Occupancy;
import loopvspool.prediction.Outcomes;
import loopvspool.prediction.Quantity;
import loopvspool.prediction.RequestStream;
import loopvspool.prediction.Resource;
import loopvspool.prediction.Simulation;
import loopvspool.prediction.Source;
import loopvspool.prediction.StepSample;

/**
 * What a way to run the work comes to.
 *
 * @param candidate the way
 * @param first what is exhausted first as requests come faster
 * @param utilisation of that, by the rate asked about; above 1 the queue grows for ever. 0 for a burst
 * @param sample response times and makespan
 * @param lost the requests without an answer
 * @param inSystem the most requests that were there at once, waiting or in work
 * @param largestRate the largest rate, in requests a second, that keeps the limit; empty without a limit, or for a burst
 */
record Forecast(
        Candidate candidate,
        Occupancy.Limit first,
        double utilisation,
        StepSample sample,
        Losses lost,
        int inSystem,
        OptionalDouble largestRate) {

    /**
     * Requests without an answer, each a share of all, from 0 to 1.
     *
     * @param rejected those that a full queue turned away
     * @param gaveUp those whose users waited no longer
     */
    record Losses(double rejected, double gaveUp) {
        private static Losses of(Outcomes outcomes) {
            return new Losses(share(outcomes, Source.Fate.REJECTED), share(outcomes, Source.Fate.GAVE_UP));
        }

        private static double share(Outcomes outcomes, Source.Fate fate) {
            return (double) outcomes.count(fate) / outcomes.count();
        }

        double share() {
            return rejected + gaveUp;
        }
    }

    /** So many requests come at random: enough for a p99 of two hundred, with all ways in a second or so. */
    private static final int REQUESTS = 20_000;
    /** In the search, at each rate. */
    private static final int SEARCH_REQUESTS = 8_000;

    static Forecast of(Question question, Candidate candidate) {
        Occupancy.Limit first =
                Occupancy.of(candidate.program().actions(question.demand())).limit(question.cores());
        if (question.load() instanceof Question.Load.Users users) {
            return of(question, candidate, first, 0, Source.Trace.burst(users.count()), OptionalDouble.empty());
        }
        double rate = ((Question.Load.Rate) question.load()).perSecond();
        OptionalDouble largest = question.limit()
                .map(limit -> OptionalDouble.of(
                        CapacitySearch.largest(ceiling(question, first), at -> keeps(question, candidate, limit, at))))
                .orElse(OptionalDouble.empty());
        return of(
                question,
                candidate,
                first,
                first.utilisation(rate),
                Source.Trace.poisson(rate, REQUESTS, question.seed()),
                largest);
    }

    private static Forecast of(
            Question question,
            Candidate candidate,
            Occupancy.Limit first,
            double utilisation,
            Source.Trace arrivals,
            OptionalDouble largest) {
        Outcomes outcomes = run(question, candidate, arrivals);
        return new Forecast(
                candidate,
                first,
                utilisation,
                StepSample.of(outcomes),
                Losses.of(outcomes),
                outcomes.peakInSystem(),
                largest);
    }

    private static boolean keeps(Question question, Candidate candidate, Question.Limit limit, double rate) {
        Outcomes outcomes = run(question, candidate, Source.Trace.poisson(rate, SEARCH_REQUESTS, question.seed()));
        return outcomes.count(Source.Fate.SERVED) == outcomes.count()
                && limit.quantity().of(StepSample.of(outcomes)).orElseThrow() < limit.seconds();
    }

    static Outcomes run(Question question, Candidate candidate, Source.Trace arrivals) {
        return Simulation.of(
                new RequestStream(
                        arrivals,
                        question.variation().demands(question.demand(), arrivals.count(), question.seed() + 1),
                        candidate.program(),
                        question.service().patienceSeconds()),
                Machine.of(question.cores()));
    }

    /** Where nothing limits the rate, ten times what was asked about. */
    static double ceiling(Question question, Occupancy.Limit first) {
        return first.resource().equals(Occupancy.Limit.NOTHING)
                ? 10 * ((Question.Load.Rate) question.load()).perSecond()
                : first.perSecond();
    }

    /** A quantity, in its unit. */
    double value(Quantity quantity) {
        return quantity.of(sample).orElseThrow();
    }

    /** Whether the queue grows for ever. */
    boolean diverges() {
        return utilisation >= 1 && candidate.means().workers().mostWaiting() == Resource.UNLIMITED;
    }
}
