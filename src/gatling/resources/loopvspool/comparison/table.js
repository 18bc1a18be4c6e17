// All metrics, in the order of the runs' files.

function allMetrics(comparison) {
  return section(
    "metrics",
    "What does each metric come to in each run?",
    note("The mean over the forks, and the 95 % interval from five forks on, else their range. A ratio is that of the means, with its "
      + "95 % interval. Metrics without a verdict are shown to be looked at: counts, and what the machine's mood decides."),
    tall(scrollable("All metrics", el("table", { class: "summary", id: "metrics-table" },
      el("caption", {}, "All metrics"),
      el("thead", {}, el("tr", {}, headings(comparison).map(([text, css]) => el("th", { scope: "col", class: css }, text)))),
      el("tbody", {}, comparison.metrics.map((metric, row) => metricRow(comparison, metric, row)))))));
}

/** Scrolls within itself, below its headings: a run has hundreds of metrics. */
function tall(region) {
  region.classList.add("tall");
  return region;
}

function headings(comparison) {
  return [["metric"], ["of"], ...comparison.runs.map(run => [run.letter, "number"]),
    ...comparison.pairs.flatMap(pair => [[`${pair.run} / ${pair.base}`, "number"], [`verdict on ${pair.run}`]])];
}

/** Each number keeps its value as it is in comparison-of-runs.json, and its path there. */
function metricRow(comparison, metric, row) {
  const of = metric.experiment === null ? subject(metric) : `${subject(metric)} (${metric.experiment})`;
  return el("tr", { "data-row": row },
    el("th", { scope: "row" }, metric.words), el("td", { class: "of" }, of),
    metric.runs.map((run, at) => el("td", { class: "number" }, inRun(run, metric, at))),
    metric.contrasts.flatMap((contrast, pair) => [
      el("td", { class: "number" }, contrast === null ? UNKNOWN : ratioOf(contrast, pair)),
      el("td", { class: "why" }, contrast === null ? without(comparison, metric, pair) : verdictOf(contrast)),
    ]));
}

function number(path, value, text) {
  return el("span", { "data-path": path, "data-value": value ?? "" }, text);
}

function inRun(run, metric, at) {
  if (run === null || run.mean === null) {
    return run === null ? UNKNOWN : "no fork has it";
  }
  const { unit, factor, decimals } = scaleOf(metric.unit, run.mean);
  const value = field => number(`runs.${at}.${field}`, run[field], (run[field] * factor).toFixed(decimals));
  const bounds = run.low === null ? null : el("span", { class: "bounds" }, " [", value("low"), ", ", value("high"), "]");
  return [value("mean"), bounds, ` ${unit}`, run.basis === "bootstrap" ? null : el("span", { class: "bounds" }, `, ${BASES[run.basis]}`)];
}

function ratioOf(contrast, pair) {
  const field = name => number(`contrasts.${pair}.${name}`, contrast[name], fixed(contrast[name], 3));
  return [field("ratio"), contrast.low === null ? null : el("span", { class: "bounds" }, " [", field("low"), ", ", field("high"), "]")];
}

function verdictOf({ verdict, why }) {
  return [el("span", { class: `verdict ${verdict.replace(" ", "-")}` }, verdict), el("span", { class: "bounds" }, `: ${why}`)];
}

/** Why there is no verdict. */
function without(comparison, metric, pair) {
  const { base, run } = comparison.pairs[pair];
  return metric.runs[0] === null || metric.runs[pair + 1] === null
    ? `not in ${metric.runs[0] === null ? (metric.runs[pair + 1] === null ? `${base} nor ${run}` : base) : run}`
    : UNKNOWN;
}
