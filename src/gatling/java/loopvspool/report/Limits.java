package loopvspool.report;

import java.util.Arrays;

/**
 * How many rows of a step a page may show, so that all steps together fit into it.
 *
 * @param requests of the step
 * @param pings of the step
 * @param samples of the step
 */
record Limits(int requests, int pings, int samples) {
    /** Rows of a whole page: of about 65, 25 and 60 bytes, some 4 MB. */
    private static final int PAGE_REQUESTS = 40_000;

    private static final int PAGE_PINGS = 15_000;
    private static final int PAGE_SAMPLES = 15_000;

    /**
     * @param requests the requests of each step
     * @param pings the pings of each step
     * @param samples the samples of each step
     * @param share the part of a page that they may have, up to 1
     */
    static Limits of(int[] requests, int[] pings, int[] samples, double share) {
        return new Limits(
                fair(requests, (int) (PAGE_REQUESTS * share)),
                fair(pings, (int) (PAGE_PINGS * share)),
                fair(samples, (int) (PAGE_SAMPLES * share)));
    }

    /** What small steps leave of their part goes to the large ones. */
    private static int fair(int[] sizes, int places) {
        int[] ascending = Arrays.stream(sizes).sorted().toArray();
        int left = places;
        for (int i = 0; i < ascending.length; i++) {
            int part = left / (ascending.length - i);
            if (ascending[i] > part) {
                return Math.max(Thinning.LEAST, part);
            }
            left -= ascending[i];
        }
        return Integer.MAX_VALUE;
    }
}
