// When each request of a step was predicted to start and to end, spelled out from the step's prediction (docs/method.md).

/**
 * Pairs [start, end] in seconds, in order of completion; null where they do not come to the makespan and the mean that the run
 * itself predicted, so that nothing is drawn which it did not say.
 */
function predictedSpans(step, cores) {
  const { serviceSeconds: service, prediction, users, requestsPerUser } = step;
  const spans = users === 1 ? oneAfterAnother(requestsPerUser, service) : waves(users, prediction.peakConcurrency, service, null);
  if (agrees(spans, step)) {
    return spans;
  }
  const shared = waves(users, prediction.peakConcurrency, service, cores);
  return agrees(shared, step) ? shared : null;
}

function oneAfterAnother(requests, service) {
  return Array.from({ length: requests }, (_, k) => [k * service, (k + 1) * service]);
}

/** @param cores that a wave has to share, or null if each of its requests has what it needs */
function waves(users, workers, service, cores) {
  const spans = [];
  for (let start = 0; spans.length < users; ) {
    const size = Math.min(workers, users - spans.length);
    const end = start + service * (cores === null ? 1 : Math.max(size / cores, 1));
    for (let k = 0; k < size; k++) {
      spans.push([start, end]);
    }
    start = end;
  }
  return spans;
}

function agrees(spans, step) {
  const near = (one, other) => Math.abs(one - other) <= 1e-6 * Math.max(1, other);
  const alone = step.users === 1;
  const mean = spans.reduce((sum, [start, end]) => sum + end - (alone ? start : 0), 0) / spans.length;
  return (
    spans.length === step.users * step.requestsPerUser &&
    near(spans[spans.length - 1][1], step.prediction.makespanSeconds) &&
    near(mean, step.prediction.meanResponseSeconds));
}
