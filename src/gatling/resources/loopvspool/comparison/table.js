// All figures, in the order of the runs' files.

function allFigures(comparison) {
  return section(
    "figures",
    "What does each figure come to in each run?",
    note("The mean over the forks, and below it the 95 % interval from five forks on, else their range. A ratio is that of the means, with its "
      + "95 % interval. Figures without a verdict are shown to be looked at: counts, and what the machine's mood decides."),
    scrollable("All figures", el("table", { class: "summary", id: "figures-table" },
      el("caption", {}, "All figures"),
      el("thead", {}, el("tr", {}, headings(comparison).map(([text, css]) => el("th", { scope: "col", class: css }, text)))),
      el("tbody", {}, comparison.figures.map((figure, row) => figureRow(comparison, figure, row))))));
}

function headings(comparison) {
  return [["figure"], ["of"], ...comparison.runs.map(run => [run.letter, "number"]),
    ...comparison.pairs.flatMap(pair => [[`${pair.run} / ${pair.base}`, "number"], [`verdict on ${pair.run}`]])];
}

/** Each number keeps its value as it is in comparison-of-runs.json, and its path there. */
function figureRow(comparison, figure, row) {
  const of = figure.experiment === null ? subject(figure) : `${subject(figure)} (${figure.experiment})`;
  return el("tr", { "data-row": row },
    el("th", { scope: "row" }, named(figure).name), el("td", {}, of),
    figure.runs.map((run, at) => el("td", { class: "number" }, inRun(run, figure, at))),
    figure.contrasts.flatMap((contrast, pair) => [
      el("td", { class: "number" }, contrast === null ? UNKNOWN : ratioOf(contrast, pair)),
      el("td", {}, contrast === null ? without(comparison, figure, pair) : verdictOf(contrast)),
    ]));
}

function number(path, value, text) {
  return el("span", { "data-path": path, "data-value": value ?? "" }, text);
}

function inRun(run, figure, at) {
  if (run === null) {
    return UNKNOWN;
  }
  const value = field => number(`runs.${at}.${field}`, run[field], measured(run[field], figure.unit));
  return [
    value("mean"),
    run.low === null ? el("div", { class: "bounds" }, BASES[run.basis])
      : el("div", { class: "bounds" }, "[", value("low"), ", ", value("high"), `] ${BASES[run.basis]}`),
  ];
}

function ratioOf(contrast, pair) {
  const field = name => number(`contrasts.${pair}.${name}`, contrast[name], fixed(contrast[name], 3));
  return [field("ratio"), contrast.low === null ? null : el("div", { class: "bounds" }, "[", field("low"), ", ", field("high"), "]")];
}

function verdictOf({ verdict, why }) {
  return [el("span", { class: `verdict ${verdict.replace(" ", "-")}` }, verdict), el("div", { class: "bounds note" }, why)];
}

/** Why there is no verdict. */
function without(comparison, figure, pair) {
  const { base, run } = comparison.pairs[pair];
  return figure.runs[0] === null || figure.runs[pair + 1] === null
    ? `not in ${figure.runs[0] === null ? (figure.runs[pair + 1] === null ? `${base} nor ${run}` : base) : run}`
    : UNKNOWN;
}
