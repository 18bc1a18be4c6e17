// The figures: what they are called, how their values are written, and where a difference stands.

const FIGURES = {
  makespan: { name: "makespan", more: "longer", less: "shorter" },
  meanResponse: { name: "mean response", more: "longer", less: "shorter" },
  worstBystander: { name: "worst bystander", more: "longer", less: "shorter" },
  timePerIteration: { name: "time per iteration", more: "longer", less: "shorter" },
  timeToReady: { name: "time until ready", more: "longer", less: "shorter" },
  threadsPeak: { name: "threads at the peak", more: "more", less: "fewer" },
  threadsIdle: { name: "threads, idle", more: "more", less: "fewer" },
  residentIdle: { name: "resident memory, idle", more: "more", less: "less" },
};

/** How verdicts look: told apart by shape as well as by colour. */
const VERDICTS = {
  different: { symbol: "diamond", colour: "invalid", filled: true, text: "different" },
  "not shown": { symbol: "circle", colour: "series-1", filled: false, text: "not shown to differ" },
  "not judged": { symbol: "rect", colour: "muted", filled: false, text: "not judged: fewer than five forks" },
};

function named(figure) {
  return FIGURES[figure.figure] ?? { name: figure.figure, more: "more", less: "less" };
}

/** Whose figure it is: target, way of use, and how many users where that is not said by the variant. */
function subject(figure) {
  const users = figure.users === null ? null : count(figure.users, "user");
  const way = [figure.target, figure.endpoint].filter(one => one !== null).join(" ");
  return [way, figure.variant === users ? null : figure.variant, users].filter(one => one !== null).join(", ");
}

/** The question that a figure belongs to. */
function asked(figure) {
  return figure.experiment === null ? "What is each target like, as it was started?" : question(figure.experiment);
}

function questionId(figure) {
  return figure.experiment ?? "targets";
}

/** In a table: the unit goes with the value, as the figures of a column have several. */
function measured(value, unit) {
  if (value === null) {
    return UNKNOWN;
  }
  if (unit === "s") {
    return Math.abs(value) < 0.01 ? `${(value * 1e6).toFixed(1)} µs` : `${value.toFixed(3)} s`;
  }
  return unit === "bytes" ? `${(value / 1e6).toFixed(1)} MB` : `${Number.isInteger(value) ? value : value.toFixed(1)} ${unit}`;
}

/** What the bounds of a mean are, in words. */
const BASES = { single: "one fork", range: "range", bootstrap: "95 %", none: "no value" };

/** The figures that have something to compare in a run beside the base. */
function contrasted(comparison, pair) {
  return comparison.figures
    .map((figure, row) => ({ figure, row, contrast: figure.contrasts[pair] }))
    .filter(({ contrast }) => contrast !== null);
}
