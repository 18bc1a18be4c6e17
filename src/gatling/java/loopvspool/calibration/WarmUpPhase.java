package loopvspool.calibration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Windows of short requests over all endpoints that will carry load, with a pause before each window, until the target is
 * steady or the limit is reached.
 */
final class WarmUpPhase implements CalibrationPhase {
    private static final int WINDOW_REQUESTS = 12;
    private static final double REQUEST_SECONDS = 0.025;
    private static final int MOST_ITERATIONS = 10_000;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final List<String> endpoints;
    private final Duration limit;
    private final double share;
    private final WarmUp warmUp = new WarmUp();
    private final List<Sample> window = new ArrayList<>();
    private double elapsedSeconds;

    /**
     * @param endpoints paths to warm up, {@code /test/sync-cpubound} and the like
     * @param limit when to end although the target is not steady
     * @param share of a core that a request gets which computes alone
     */
    WarmUpPhase(List<String> endpoints, Duration limit, double share) {
        this.endpoints = List.copyOf(endpoints);
        this.limit = limit;
        this.share = share;
    }

    @Override
    public Optional<CalibrationRequest> next() {
        if (window.isEmpty() && isOver()) {
            return Optional.empty();
        }
        int iterations = warmUp.windows() == 0
                ? 1
                : (int) Math.min(MOST_ITERATIONS, Math.max(1, REQUEST_SECONDS / warmUp.perIterationSeconds()));
        String path = endpoints.get(window.size() % endpoints.size()) + "/" + iterations;
        Duration pause = window.isEmpty() ? PAUSE : Duration.ZERO;
        elapsedSeconds += pause.toMillis() / 1000.0;
        return Optional.of(new CalibrationRequest(CalibrationRequest.Phase.WARM_UP, path, iterations, pause, true));
    }

    private boolean isOver() {
        return warmUp.isSteady() || elapsedSeconds >= limit.toMillis() / 1000.0;
    }

    @Override
    public void observe(Sample sample) {
        elapsedSeconds += sample.wallSeconds();
        window.add(sample);
        if (window.size() == WINDOW_REQUESTS) {
            warmUp.add(WarmUp.Window.of(window, share));
            window.clear();
        }
    }

    WarmUp warmUp() {
        return warmUp;
    }

    double elapsedSeconds() {
        return elapsedSeconds;
    }
}
