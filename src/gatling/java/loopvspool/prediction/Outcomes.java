package loopvspool.prediction;

import java.util.Arrays;
import loopvspool.prediction.Source.Fate;

/** What became of the requests of a stream, in the order of their arrival, in seconds from the start. */
public final class Outcomes {
    private double[] arrivals = new double[16];
    private double[] begun = new double[16];
    private double[] ended = new double[16];
    private double[] completed = new double[16];
    private Fate[] fates = new Fate[16];
    private int count;

    Outcomes() {}

    int add(double arrival) {
        if (count == arrivals.length) {
            int room = 2 * count;
            arrivals = Arrays.copyOf(arrivals, room);
            begun = Arrays.copyOf(begun, room);
            ended = Arrays.copyOf(ended, room);
            completed = Arrays.copyOf(completed, room);
            fates = Arrays.copyOf(fates, room);
        }
        arrivals[count] = arrival;
        begun[count] = Double.NaN;
        ended[count] = Double.NaN;
        completed[count] = Double.NaN;
        return count++;
    }

    void begun(int index, double time) {
        begun[index] = time;
    }

    void ended(int index, double time) {
        ended[index] = time;
    }

    /** @return false if the user knew already what became of it */
    boolean known(int index, Fate fate, double time) {
        if (fates[index] != null) {
            return false;
        }
        fates[index] = fate;
        completed[index] = time;
        return true;
    }

    /** How many requests arrived. */
    public int count() {
        return count;
    }

    /** When the request was sent. */
    public double arrival(int index) {
        return arrivals[index];
    }

    /** When its first phase began; NaN if it never did. */
    public double begun(int index) {
        return begun[index];
    }

    /** When its last phase was over, also if its user did not wait for it; NaN if that never came. */
    public double ended(int index) {
        return ended[index];
    }

    /** When its user had an answer, or gave up. */
    public double completed(int index) {
        return completed[index];
    }

    /** What became of it. */
    public Fate fate(int index) {
        return fates[index];
    }

    /** From the send until its user had an answer, or gave up. */
    public double response(int index) {
        return completed[index] - arrivals[index];
    }

    /** The times from send to answer of the requests that were served, in the order of arrival. */
    public double[] responses() {
        double[] responses = new double[count];
        int served = 0;
        for (int i = 0; i < count; i++) {
            if (fates[i] == Fate.SERVED) {
                responses[served++] = response(i);
            }
        }
        return Arrays.copyOf(responses, served);
    }

    /** How many requests came to this. */
    public int count(Fate fate) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            if (fates[i] == fate) {
                found++;
            }
        }
        return found;
    }

    /** The most requests that were between the begin of their first and the end of their last phase at the same time. */
    public int peakConcurrency() {
        return peak(begun, ended);
    }

    /** The most requests that were sent and not answered at the same time. */
    public int peakInSystem() {
        return peak(arrivals, completed);
    }

    private int peak(double[] begins, double[] ends) {
        double[] from = known(begins);
        double[] to = known(ends);
        int peak = 0;
        int over = 0;
        for (int i = 0; i < from.length; i++) {
            // Who ends when another begins has made room for it.
            while (over < to.length && to[over] <= from[i]) {
                over++;
            }
            peak = Math.max(peak, i + 1 - over);
        }
        return peak;
    }

    private double[] known(double[] times) {
        return Arrays.stream(times, 0, count)
                .filter(time -> !Double.isNaN(time))
                .sorted()
                .toArray();
    }
}
