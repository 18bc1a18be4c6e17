package loopvspool.measure;

import java.util.Comparator;
import java.util.stream.IntStream;
import loopvspool.prediction.RequestTimes;
import loopvspool.record.RequestRecord;

/**
 * Which predicted request belongs to which row of a step. Requests of a step are alike, so that the one that was answered k-th is
 * the one that was predicted to be answered k-th; rows without an answer come last.
 */
public final class PredictedRows {
    private final RequestTimes predicted;
    private final int[] rank;

    /** @param result the step, wholly or in part */
    public PredictedRows(StepResult result) {
        predicted = result.step().prediction().requests();
        rank = new int[result.rows().size()];
        int[] order = IntStream.range(0, rank.length)
                .boxed()
                .sorted(Comparator.comparingLong(row -> answeredAt(result.rows().get(row))))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int k = 0; k < order.length; k++) {
            rank[order[k]] = k;
        }
    }

    private static long answeredAt(RequestRecord row) {
        return row.isAnswered() ? row.receivedMicros() : Long.MAX_VALUE;
    }

    /** Seconds from the row's intended send until its service begins; null where nothing was predicted. */
    public Double wait(int row) {
        return rank[row] < predicted.count() ? (Double) predicted.waits()[rank[row]] : null;
    }

    /** Seconds from the row's intended send until its answer; null where nothing was predicted. */
    public Double response(int row) {
        return rank[row] < predicted.count() ? (Double) predicted.responses()[rank[row]] : null;
    }
}
