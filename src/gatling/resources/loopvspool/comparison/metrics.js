// The metrics: what they are called, how their values are written, and where a difference stands.

/** How a metric is said to be larger or smaller, by its unit. */
const COMPARATIVES = {
  s: ["longer", "shorter"], "1/s": ["higher", "lower"], threads: ["more", "fewer"], bytes: ["more", "less"], "": ["more", "fewer"],
};

/** Of the metrics that differ, these are told first: they are what a burst is about. */
const FOREMOST = ["makespan", "meanResponse"];

/** How verdicts look: told apart by shape as well as by colour. */
const VERDICTS = {
  different: { symbol: "diamond", colour: "invalid", filled: true, text: "different" },
  "not shown": { symbol: "circle", colour: "series-1", filled: false, text: "not shown to differ" },
  "not judged": { symbol: "rect", colour: "muted", filled: false, text: "not judged" },
};

/** Whose metric it is: target, way of use, and how many users where that is not said by the variant. */
function subject(metric) {
  const users = metric.users === null ? null : count(metric.users, "user");
  const way = [metric.target, metric.endpoint].filter(one => one !== null).join(" ");
  return [way, metric.variant === users ? null : metric.variant, users].filter(one => one !== null).join(", ");
}

/** The question that a metric belongs to. */
function asked(metric) {
  return metric.experiment === null ? "What is each target like, as it was started?" : question(metric.experiment);
}

function questionId(metric) {
  return metric.experiment ?? "targets";
}

/** How the values of a metric are written: one unit for a mean and its bounds. */
function scaleOf(unit, mean) {
  if (unit === "s") {
    return Math.abs(mean) < 0.01 ? { unit: "µs", factor: 1e6, decimals: 1 } : { unit: "s", factor: 1, decimals: 3 };
  }
  return unit === "bytes" ? { unit: "MB", factor: 1e-6, decimals: 1 } : { unit, factor: 1, decimals: 1 };
}

function tellingPercent(comparison) {
  return `${Math.round(comparison.telling * 100)}\u00a0%`;
}

/** What is said of a mean that has no 95 % interval. */
const BASES = { single: "one fork", range: "range" };

/** The metrics that have something to compare in a run beside the base. */
function contrasted(comparison, pair) {
  return comparison.metrics
    .map((metric, row) => ({ metric, row, contrast: metric.contrasts[pair] }))
    .filter(({ contrast }) => contrast !== null);
}
