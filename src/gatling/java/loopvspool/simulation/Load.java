package loopvspool.simulation;

import io.gatling.javaapi.core.PopulationBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import loopvspool.calibration.CalibrationScenario;
import loopvspool.calibration.Calibrations;
import loopvspool.calibration.WorkFeeder;
import loopvspool.experiment.Context;
import loopvspool.experiment.Fork;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Series;
import loopvspool.experiment.Step;
import loopvspool.measure.Recorder;
import loopvspool.settings.LabSettings;
import loopvspool.sut.Endpoint;
import loopvspool.sut.Work;

/** The whole load as Gatling runs it: the calibrations, then the series of the plan, strictly one after another. */
final class Load {
    private final LabSettings settings;
    private final Plan plan;
    private final Testbed testbed;
    private final Calibrations calibrations;
    private final Recorder recorder;
    private final Listener listener;

    /** Who is told how the load gets on. */
    interface Listener extends FreshTarget.Listener, StepPopulation.Progress, CalibrationScenario.Listener {
        /** The targets of this fork, not the first one, have been started. */
        void forkStarted(int fork);

        /** The targets of this fork are not available: neither it nor those after it will run. */
        void forkMissing(int fork, String reason);

        /** The target of this series is not available: its steps will not run. */
        void leftOut(Series series);
    }

    /** @param findings takes what the load finds out, and knows the plan */
    Load(LabSettings settings, Testbed testbed, Findings findings, Listener listener) {
        this.settings = settings;
        this.plan = findings.plan();
        this.testbed = testbed;
        this.calibrations = findings.calibrations();
        this.recorder = findings.recorder();
        this.listener = listener;
    }

    /** @param last comes when all of it has ended */
    PopulationBuilder population(PopulationBuilder last) {
        List<PopulationBuilder> sequence = new ArrayList<>();
        for (Fork fork : plan.forks()) {
            if (fork.number() > 1) {
                sequence.add(new NextFork(
                                fork.number(),
                                testbed,
                                listener::isLooking,
                                listener::forkStarted,
                                listener::forkMissing)
                        .population());
            }
            fork.subjects().stream()
                    .filter(plan.calibrated()::contains)
                    .forEach(subject -> sequence.add(calibration(subject.spec().name(), fork.number())));
            fork.series().forEach(series -> sequence.add(series(series)));
        }
        PopulationBuilder chained = last;
        for (int i = sequence.size() - 1; i >= 0; i--) {
            chained = sequence.get(i).andThen(chained);
        }
        return chained;
    }

    private PopulationBuilder calibration(String target, int fork) {
        return new CalibrationScenario(
                        target,
                        fork,
                        () -> testbed.target(target),
                        warmUpEndpoints(target),
                        settings.serviceTime(),
                        settings.calibration(),
                        testbed.processes(target),
                        settings.runsAlready(target),
                        listener)
                .population();
    }

    /**
     * Those that will carry load. Not the ordered ones: they run the same code on a pool whose threads grow by one with each
     * request, up to its 20, and the census would find them with every endpoint.
     */
    private List<Endpoint> warmUpEndpoints(String target) {
        List<Endpoint> endpoints = plan.steps().stream()
                .filter(step -> step.target().equals(target))
                .map(Step::endpoint)
                .filter(endpoint -> endpoint.work() == Work.CPU && endpoint != Endpoint.ORDERED_CPUBOUND)
                .distinct()
                .toList();
        return endpoints.isEmpty() ? List.of(Endpoint.SYNC_CPUBOUND) : endpoints;
    }

    private PopulationBuilder series(Series series) {
        WorkFeeder feeder = new WorkFeeder(sizes(series));
        if (series.context() == Context.SHARED) {
            return new StepPopulation(
                            series,
                            () -> testbed.target(series.target()).url(),
                            opening(series.target()),
                            testbed.processes(series.target()).stayWithConnections(),
                            recorder,
                            listener)
                    .population(feeder);
        }
        FreshTarget fresh = testbed.fresh(series, listener);
        StepPopulation steps = new StepPopulation(series, fresh::url, recorder, listener);
        return new FreshSeries(series, fresh, steps, listener::leftOut).population(feeder);
    }

    /** What must be there, where there is no ping. */
    private String opening(String target) {
        return testbed.target(target).notOffered().ping().isEmpty() ? "/test/ping" : "/test/calibrate";
    }

    private Map<String, Supplier<Integer>> sizes(Series series) {
        Map<String, Supplier<Integer>> sizes = new HashMap<>();
        int millis = (int) settings.ioTime().toMillis();
        for (Step step : series.steps()) {
            Work work = step.endpoint().work();
            sizes.put(
                    work.unit(),
                    work == Work.CPU ? () -> calibrations.iterations(series.target(), series.fork()) : () -> millis);
        }
        return sizes;
    }
}
