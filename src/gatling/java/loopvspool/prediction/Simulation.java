package loopvspool.prediction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import loopvspool.prediction.Source.Fate;
import loopvspool.prediction.Source.Feedback;
import loopvspool.prediction.Source.Trace;

/**
 * When each request of some streams begins and completes on a server. The same streams on the same machine give the same outcomes.
 * O(n log n) in the number of requests.
 */
public final class Simulation {
    private final List<RequestStream> streams;
    private final Machine machine;
    private final List<Steps> steps;
    private final List<Outcomes> outcomes = new ArrayList<>();
    private final Map<String, Pool> pools = new HashMap<>();
    private final List<Processor<Job>> processors = new ArrayList<>();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long numbers;
    private double now;

    /** What happens at a known time; of two at the same time the one that was known first comes first. */
    private record Event(double time, long number, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Double.compare(time, other.time);
            return byTime == 0 ? Long.compare(number, other.number) : byTime;
        }
    }

    /** What is done for the requests of a stream, most of which ask for the same as the one before. */
    private static final class Steps {
        private final RequestStream stream;
        private Demand demand;
        private List<Action> actions;

        private Steps(RequestStream stream) {
            this.stream = stream;
        }

        private List<Action> of(int index) {
            Demand its = stream.demands().apply(index);
            if (its != demand) {
                demand = its;
                actions = stream.program().actions(its);
            }
            return actions;
        }
    }

    /** Who has a resource, and who queues for it. */
    private static final class Pool {
        private final Resource resource;
        private final Queue<Job> waiting = new ArrayDeque<>();
        private int taken;

        private Pool(Resource resource) {
            this.resource = resource;
        }
    }

    /** A request on its way. */
    private static final class Job {
        private final int stream;
        private final int index;
        private final int user;
        private final int round;
        private List<Action> actions;
        private int next;
        private Fate fate = Fate.SERVED;

        private Job(int stream, int index, int user, int round, List<Action> actions) {
            this.stream = stream;
            this.index = index;
            this.user = user;
            this.round = round;
            this.actions = actions;
        }
    }

    private Simulation(List<RequestStream> streams, Machine machine) {
        this.streams = streams;
        this.machine = machine;
        this.steps = streams.stream().map(Steps::new).toList();
        if (machine.sharing() == Machine.Sharing.EQUAL) {
            processors.add(new Processor<>(machine.cores()));
        } else {
            for (double left = machine.cores(); left > 0; left--) {
                processors.add(new Processor<>(1));
            }
        }
    }

    /**
     * Runs the streams until the last request is served.
     *
     * @param streams all that the server serves at the same time; of arrivals at the same time those of the first stream come first
     * @param machine what they compute on
     * @return the outcomes of each stream
     */
    public static List<Outcomes> of(List<RequestStream> streams, Machine machine) {
        return new Simulation(List.copyOf(streams), machine).run();
    }

    /** The same of a single stream. */
    public static Outcomes of(RequestStream stream, Machine machine) {
        return of(List.of(stream), machine).get(0);
    }

    private List<Outcomes> run() {
        for (int stream = 0; stream < streams.size(); stream++) {
            outcomes.add(new Outcomes());
            Source source = streams.get(stream).source();
            arrive(stream, source instanceof Feedback feedback ? feedback.first() : (Trace) source, 0);
        }
        while (true) {
            Processor<Job> first = firstToEnd();
            double end = first.nextEnd();
            // Who is done makes room for whoever comes at the same time.
            if (!events.isEmpty() && events.peek().time() < end) {
                Event event = events.remove();
                now = event.time();
                event.what().run();
            } else if (end < Double.POSITIVE_INFINITY) {
                now = end;
                Job done = first.end();
                shareQuota();
                advance(done);
            } else {
                return outcomes;
            }
        }
    }

    private Processor<Job> firstToEnd() {
        Processor<Job> first = processors.get(0);
        for (Processor<Job> one : processors) {
            if (one.nextEnd() < first.nextEnd()) {
                first = one;
            }
        }
        return first;
    }

    private void at(double time, Runnable what) {
        events.add(new Event(time, numbers++, what));
    }

    /** Only the next arrival of a stream is an event, so that a million of them need no room. */
    private void arrive(int stream, Trace trace, int user) {
        if (user < trace.count()) {
            at(trace.time(user), () -> {
                // Before whatever this one sets off.
                arrive(stream, trace, user + 1);
                begin(stream, user, 0);
            });
        }
    }

    private void begin(int stream, int user, int round) {
        RequestStream from = streams.get(stream);
        int index = outcomes.get(stream).add(now);
        Job job = new Job(stream, index, user, round, steps.get(stream).of(index));
        if (from.patienceSeconds() < Double.POSITIVE_INFINITY) {
            at(now + from.patienceSeconds(), () -> known(job, Fate.GAVE_UP));
        }
        advance(job);
    }

    /** Goes on with a request until it has to wait for something. */
    private void advance(Job job) {
        Outcomes its = outcomes.get(job.stream);
        while (job.next < job.actions.size()) {
            Action action = job.actions.get(job.next++);
            if (action instanceof Action.Acquire acquire) {
                if (!acquire(job, pool(acquire.resource()))) {
                    return;
                }
            } else if (action instanceof Action.Release release) {
                release(pool(release.resource()));
            } else if (action instanceof Action.Compute compute) {
                leastBusy().start(job, compute.seconds(), now);
                shareQuota();
                return;
            } else if (action instanceof Action.Pause pause) {
                at(now + pause.seconds(), () -> advance(job));
                return;
            } else if (action == Action.Mark.BEGUN) {
                its.begun(job.index, now);
            } else {
                its.ended(job.index, now);
            }
        }
        known(job, job.fate);
    }

    private Pool pool(Resource resource) {
        Pool pool = pools.computeIfAbsent(resource.name(), name -> new Pool(resource));
        if (pool.resource != resource && !pool.resource.equals(resource)) {
            throw new IllegalArgumentException("%s and %s have one name".formatted(pool.resource, resource));
        }
        return pool;
    }

    /** @return whether the request goes on now */
    private boolean acquire(Job job, Pool pool) {
        if (pool.taken < pool.resource.capacity()) {
            pool.taken++;
            return true;
        }
        if (pool.waiting.size() >= pool.resource.mostWaiting()) {
            reject(job);
            return true;
        }
        pool.waiting.add(job);
        return false;
    }

    private void reject(Job job) {
        List<Action> rest = new ArrayList<>(held(job));
        rest.addAll(streams.get(job.stream).program().rejection());
        job.fate = Fate.REJECTED;
        job.actions = rest;
        job.next = 0;
    }

    /** What a request has acquired and not released, to be released; not what it has just asked for. */
    private static List<Action> held(Job job) {
        List<Action> held = new ArrayList<>();
        for (Action action : job.actions.subList(0, job.next - 1)) {
            if (action instanceof Action.Acquire acquire) {
                held.add(new Action.Release(acquire.resource()));
            } else if (action instanceof Action.Release) {
                held.remove(action);
            }
        }
        return held;
    }

    private void release(Pool pool) {
        Job next = pool.waiting.poll();
        while (next != null && isPurged(next)) {
            next.actions = held(next);
            next.next = 0;
            Job purged = next;
            at(now, () -> advance(purged));
            next = pool.waiting.poll();
        }
        if (next == null) {
            pool.taken--;
        } else {
            // After what the one before still does at this moment.
            Job goesOn = next;
            at(now, () -> advance(goesOn));
        }
    }

    private boolean isPurged(Job job) {
        return streams.get(job.stream).program().purges()
                && outcomes.get(job.stream).fate(job.index) == Fate.GAVE_UP;
    }

    private Processor<Job> leastBusy() {
        Processor<Job> least = processors.get(0);
        for (Processor<Job> one : processors) {
            if (one.size() < least.size()) {
                least = one;
            }
        }
        return least;
    }

    /** A quota is no part of a core: it stops all cores of the group for the rest of its period. */
    private void shareQuota() {
        if (machine.sharing() == Machine.Sharing.EQUAL || machine.cores() == processors.size()) {
            return;
        }
        long busy = processors.stream().filter(one -> one.size() > 0).count();
        double speed = busy == 0 ? 1 : Math.min(1, machine.cores() / busy);
        processors.forEach(one -> one.throttle(speed, now));
    }

    private void known(Job job, Fate fate) {
        if (!outcomes.get(job.stream).known(job.index, fate, now)) {
            return;
        }
        if (streams.get(job.stream).source() instanceof Feedback feedback) {
            feedback.next().after(job.user, job.round, fate, now).ifPresent(time -> {
                if (!(time >= now)) {
                    throw new IllegalArgumentException("the next request at %s s, before %s s".formatted(time, now));
                }
                at(time, () -> begin(job.stream, job.user, job.round + 1));
            });
        }
    }
}
