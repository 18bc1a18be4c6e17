package loopvspool.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopvspool.experiment.Context;
import loopvspool.experiment.Fork;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Series;
import loopvspool.experiment.Step;
import loopvspool.experiment.Subject;
import loopvspool.observe.IdentityRecheck;
import loopvspool.observe.MeasuredTarget;
import loopvspool.settings.LabSettings;
import loopvspool.settings.LabSettings.LauncherKind;
import loopvspool.sut.Container;
import loopvspool.sut.Fleet;
import loopvspool.sut.LaunchError;
import loopvspool.sut.Launcher;
import loopvspool.sut.Processes;
import loopvspool.sut.RunningTarget;
import loopvspool.sut.TargetCatalogue;
import loopvspool.sut.TargetSpec;
import loopvspool.sut.Work;
import loopvspool.validity.Skipped;

/**
 * The targets under load and the services that they call. Only what the plan needs: a target that gets no question is not
 * started, nor is a service that nobody asks. Closing it ends all.
 */
final class Testbed implements AutoCloseable {
    private final Fleet services = new Fleet();
    private final Database database;
    /** One for each fork so far; only the last one runs. */
    private final List<Fleet> fleets = new CopyOnWriteArrayList<>(List.of(new Fleet()));

    private final List<Skipped> skipped;
    private final LabSettings settings;
    private final TargetCatalogue catalogue;
    private final Map<Context, Launcher> launchers;
    private final List<FreshTarget> fresh = new ArrayList<>();
    private final List<String> died = new CopyOnWriteArrayList<>();
    private final List<IdentityRecheck> identityRechecks = new CopyOnWriteArrayList<>();
    private List<TargetSpec> specs = List.of();
    private boolean closed;

    /**
     * @param launchers how to start a target, by the context
     * @param databaseFolder where the database of the lab may keep its program, and its data while it runs
     * @param skipped the targets that are not available here
     */
    Testbed(
            LabSettings settings,
            TargetCatalogue catalogue,
            Map<Context, Launcher> launchers,
            Path databaseFolder,
            List<Skipped> skipped) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.launchers = Map.copyOf(launchers);
        this.database = new Database(
                settings, catalogue.postgres().with("--folder=" + databaseFolder), launchers.get(Context.SHARED));
        this.skipped = List.copyOf(skipped);
    }

    /**
     * Starts what the plan needs.
     *
     * @throws LaunchError if a target, the downstream service or the user's own database does not answer; the lab's own
     *     database may be missing: then what needs it is skipped
     */
    void start(Plan expected) throws InterruptedException {
        CompletableFuture<Optional<String>> starting =
                isNeeded(expected, Work.SQL) ? database.start() : CompletableFuture.completedFuture(Optional.empty());
        specs = expected.subjects().stream().map(Subject::spec).toList();
        if (isNeeded(expected, Work.IO)) {
            services.start(shared(), List.of(catalogue.downstream()));
            String downstream = "--downstream="
                    + services.target(catalogue.downstream().name()).url();
            specs = forOwn(specs, spec -> spec.with(downstream));
        }
        Optional<String> url = starting.join();
        specs = forOwn(specs, spec -> url.map(there -> spec.with("LAB_POSTGRES_URL", there))
                .orElseGet(() -> spec.without(Work.SQL)));
        specs = specs.stream().map(this::slowed).toList();
        current().start(shared(), specs);
    }

    /**
     * Ends the targets of a fork, and starts those of the next one. What they call goes on: it is not what is measured.
     *
     * @throws LaunchError if a target does not answer
     */
    void startNext() throws InterruptedException {
        Fleet before = current();
        died.addAll(dead());
        lookAgain();
        before.close();
        Fleet next = new Fleet();
        add(next);
        next.startAnew(shared(), specs);
    }

    /** Under the lock, so that a shutdown meanwhile finds it, or it finds the shutdown. */
    private synchronized void add(Fleet next) {
        fleets.add(next);
        if (closed) {
            next.close();
        }
    }

    private Fleet current() {
        return fleets.get(fleets.size() - 1);
    }

    private TargetSpec slowed(TargetSpec spec) {
        return settings.slowed()
                .filter(slowed -> slowed.target().equals(spec.name()))
                .map(slowed -> spec.with("--slowed=" + slowed.percent()))
                .orElse(spec);
    }

    /** Servers that run already have the services that they wait for. */
    private boolean isNeeded(Plan expected, Work work) {
        return expected.steps().stream()
                .anyMatch(step -> step.endpoint().work() == work && !settings.runsAlready(step.target()));
    }

    private List<TargetSpec> forOwn(List<TargetSpec> specs, UnaryOperator<TargetSpec> change) {
        return specs.stream()
                .map(spec -> settings.runsAlready(spec.name()) ? spec : change.apply(spec))
                .toList();
    }

    private Launcher shared() {
        return launchers.get(Context.SHARED);
    }

    /** The targets under load, of all forks so far, within each in the order of the catalogue. */
    List<MeasuredTarget> targets() {
        return IntStream.rangeClosed(1, fleets.size())
                .boxed()
                .flatMap(
                        fork -> fleets.get(fork - 1).targets().stream().map(target -> new MeasuredTarget(fork, target)))
                .toList();
    }

    /** The target of this name in the fork that runs. */
    RunningTarget target(String name) {
        return current().target(name);
    }

    /** The processes behind the address of the target of this name; not known of one that runs in a context of its own alone. */
    Processes processes(String name) {
        return current().targets().stream()
                .filter(target -> target.spec().name().equals(name))
                .findFirst()
                .map(RunningTarget::processes)
                .orElse(Processes.NOT_KNOWN);
    }

    /** The target of a series that runs in a context of its own; not started yet. */
    FreshTarget fresh(Series series, FreshTarget.Listener listener) {
        TargetSpec spec = slowed(catalogue.select(List.of(series.target())).get(0));
        FreshTarget target =
                new FreshTarget(spec, series.fork(), series.context(), launchers.get(series.context()), listener);
        fresh.add(target);
        return target;
    }

    /** What could not be had. */
    List<Skipped> skipped() {
        return Stream.concat(skipped.stream(), database.missing().stream()).toList();
    }

    /** The containers that targets and services run in. */
    List<Container> containers() {
        return running().flatMap(target -> target.container().stream()).toList();
    }

    /** Those that run. */
    private Stream<Fleet> fleets() {
        return Stream.of(current(), services, database.fleet());
    }

    private Stream<RunningTarget> running() {
        return fleets().flatMap(those -> those.targets().stream());
    }

    /** The names of targets and services that have ended by themselves, in the fork that runs or in one before. */
    List<String> dead() {
        return Stream.concat(
                        died.stream(),
                        fleets().filter(those -> !those.isClosed())
                                .flatMap(those -> those.targets().stream())
                                .filter(target -> !target.isAlive())
                                .map(target -> target.spec().name()))
                .distinct()
                .toList();
    }

    /** Those of {@link #dead()} that had ended in a fork before. */
    List<String> diedBefore() {
        return List.copyOf(died);
    }

    /** Asks the targets of the fork that runs who they are: they may not be those that were started. */
    void lookAgain() throws InterruptedException {
        int fork = fleets.size();
        for (RunningTarget target : current().targets()) {
            if (target.isAlive()) {
                identityRechecks.add(lookAgain(Fork.label(target.spec().name(), fork), target));
            }
        }
    }

    private IdentityRecheck lookAgain(String name, RunningTarget target) throws InterruptedException {
        try {
            return new IdentityRecheck(name, target.processes(), target.lookAgain(), null);
        } catch (IOException e) {
            return new IdentityRecheck(name, target.processes(), null, String.valueOf(e.getMessage()));
        }
    }

    /** What came of asking again. */
    List<IdentityRecheck> identityRechecks() {
        return List.copyOf(identityRechecks);
    }

    /** The process that each target, and each service, became; empty where it is not to be seen from here. */
    List<OptionalLong> rootPids() {
        return running().map(RunningTarget::rootPid).toList();
    }

    /**
     * The processes that, with their descendants, are Gatling, the targets and what they call. Nothing where those that work in this step
     * are not to be seen from here: of other targets, which have nothing to do meanwhile, it does not matter.
     */
    Optional<Collection<Long>> processes(Step step) {
        boolean isShared = step.context() == Context.SHARED;
        boolean forks = settings.launcher() == LauncherKind.FORK;
        if (hidden(isShared ? step.target() : "") || !isShared && !forks) {
            return Optional.empty();
        }
        Set<Long> pids = new HashSet<>(Set.of(ProcessHandle.current().pid()));
        running()
                // What this JVM has started is below it.
                .filter(target -> !forks || settings.runsAlready(target.spec().name()))
                .flatMapToLong(target -> target.rootPid().stream())
                .forEach(pids::add);
        return Optional.of(pids);
    }

    /** @param target empty if it is started for the step alone */
    private boolean hidden(String target) {
        return Stream.concat(
                        Stream.of(services, database.fleet()).flatMap(those -> those.targets().stream()),
                        current().targets().stream()
                                .filter(one -> one.spec().name().equals(target)))
                .anyMatch(one -> one.rootPid().isEmpty());
    }

    /** The targets first, so that none sees a service go. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        fresh.forEach(FreshTarget::close);
        fleets.forEach(Fleet::close);
        services.close();
        database.close();
    }
}
