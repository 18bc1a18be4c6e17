// Forks: the plan, run again and again with fresh targets. Some of the page shows one fork, some says what all of them come to.

/** So many forks, and the intervals can be judged by. */
const ENOUGH_FORKS = 5;

function isForked(run) {
  return run.run.forks > 1;
}

/** Whether there is anything that the forks come to together: a run that was killed has no metrics. */
function hasMetrics(run) {
  return isForked(run) && run.metrics.length > 0;
}

/** How many forks came to their end: each that another one followed, and one of which all is there. */
function forksFinished(run) {
  const ofOne = run.run.plannedSteps / run.run.forks;
  const begun = largest([1, ...[run.steps, run.calibrations, run.targets].flatMap(rows => rows.map(row => row.fork))]);
  const last = run.steps.filter(step => step.fork === begun && isWhole(step)).length;
  return run.run.finished ? run.run.forks : begun - (last < ofOne ? 1 : 0);
}

/** Whether every request of a step has its answer, or its failure: in a run that was cut short the last step may lack some. */
function isWhole(step) {
  return step.measurement !== null && step.measurement.requests === step.users * step.requestsPerUser;
}

/** Whether the metrics of this run have intervals of the mean, and not merely the lowest and the highest value. */
function isJudged(run) {
  return run.metrics.some(metric => metric.basis === "bootstrap");
}

/** The run as if this fork had been alone. */
function ofFork(run, fork) {
  const its = rows => rows.filter(row => row.fork === fork);
  return { ...run, steps: its(run.steps), targets: its(run.targets), calibrations: its(run.calibrations), contexts: its(run.contexts) };
}

/** A step's name is the same in each fork. */
function nameOf(run, step) {
  return isForked(run) ? `${step.name}, fork ${step.fork}` : step.name;
}

/** What a step and its like in other forks have in common. */
function sameInForks({ experiment, target, endpoint, work, variant, users }) {
  return JSON.stringify([experiment, target, endpoint, work, variant, users]);
}

/**
 * The run with one step for all those that differ in their fork alone: with the means over the forks in the place of its
 * measurement, the metrics that they come from as `metrics`, and the steps themselves as `forks`. A run of one fork stays as it
 * is; of one that was cut short, and has no metrics, its first fork stands for all.
 */
function overForks(run) {
  if (!hasMetrics(run)) {
    return ofFork(run, 1);
  }
  const metrics = groupBy(run.metrics, sameInForks);
  const steps = [...groupBy(run.steps, sameInForks)].map(([key, forks]) =>
    oneOfForks(forks, Object.fromEntries((metrics.get(key) ?? []).map(metric => [metric.metric, metric])), run.quantities));
  return { ...run, steps };
}

function oneOfForks(forks, metrics, quantities) {
  const first = forks.find(step => step.measurement !== null) ?? forks[0];
  const { longestProbe, threadsPeak } = metrics;
  const sum = values => values.reduce((total, value) => total + value, 0);
  const measured = forks.map(step => step.measurement).filter(one => one !== null);
  const pinged = forks.map(pingsOf).filter(one => one !== null);
  const measurement = first.measurement && {
    ...first.measurement,
    ...Object.fromEntries(quantities.map(({ name, unit, measured: path }) => [path.split("."), name, unit])
      .filter(([[of]]) => of === "measurement")
      .map(([[, field], name, unit]) => [field, unit === "" ? common(measured.map(one => one[field])) : meanOf(metrics[name])])),
    failed: sum(measured.map(one => one.failed)),
  };
  const probes = first.probes && {
    ...first.probes,
    measurement: pinged.length === 0 ? null
      : { maxSeconds: meanOf(longestProbe), sent: sum(pinged.map(one => one.sent)), overLimit: sum(pinged.map(one => one.overLimit)) },
  };
  const peak = first.census && first.census.peak;
  const census = peak ? { ...first.census, peak: { ...peak, osThreads: meanOf(threadsPeak) } } : first.census;
  return { ...first, measurement, probes, census, metrics, forks };
}

function meanOf(metric) {
  return metric ? metric.mean : null;
}

/** What all have; null where they do not agree. */
function common(values) {
  return values.every(value => value === values[0]) ? values[0] : null;
}

/** " [8.94, 9.20]", or " (8.94–9.20)" where it is the lowest and the highest; nothing where there is one value alone. */
function bounds(metric, decimals) {
  if (!metric || metric.low === null) {
    return "";
  }
  const [low, high] = [metric.low, metric.high].map(end => end.toFixed(decimals));
  return metric.basis === "range" ? ` (${low}–${high})` : ` [${low},\u00a0${high}]`;
}

/** A time of a step in a sentence, with its interval where there is one. */
function timed(step, metric, value) {
  const of = step.metrics && step.metrics[metric];
  return seconds(value) + bounds(of, decimalsOf(value));
}

/** What an interval of this run is, in words. */
function basisOf(run) {
  const some = run.metrics.some(metric => metric.basis === "range");
  return isJudged(run)
    ? "[low, high] is the 95 % interval of the mean, by bootstrap over the forks"
      + (some ? `, and (lowest–highest) stands where fewer than ${ENOUGH_FORKS} forks have a value` : "")
    : `(lowest–highest) is the range; fewer than ${ENOUGH_FORKS} forks give no interval of the mean`;
}

/**
 * The ratio that results.json has of two bursts of one question, the first over the second; null where it has none, and where
 * it was not judged.
 */
function ratioOf(run, one, other, metric) {
  const is = (side, step) => side.target === step.target && side.endpoint === step.endpoint;
  const found = run.differences.find(difference =>
    difference.metric === metric && difference.experiment === one.experiment && difference.work === one.work
    && difference.users === one.users
    && (is(difference.of, one) && is(difference.than, other) || is(difference.of, other) && is(difference.than, one)));
  if (!found || found.verdict === "not judged") {
    return null;
  }
  return is(found.of, one) ? found : { ...found, ratio: 1 / found.ratio, low: 1 / found.high, high: 1 / found.low };
}

/** "1.82 times [1.79, 1.85]" */
function ratioText({ ratio, low, high }) {
  const decimals = ratio >= 10 ? 1 : 2;
  return `${ratio.toFixed(decimals)} times` + bounds({ low, high }, decimals);
}
