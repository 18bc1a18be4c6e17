// The summary: a row for each target and way of use; and below everything, the same columns for each step.

function summary(run) {
  const forked = isForked(run) ? `${ofForks(run)} ` : "";
  return section(
    "summary",
    "What was predicted, and what was measured?",
    run.steps.length === 0 ? absent("No step of this run was finished.") : null,
    note(
      "A row for each target and way of use, from its largest burst; times in seconds. Threads: those of the target's process before "
        + `the burst, and at its peak. Longest probe: the longest wait of a ping beside the burst. ${forked}A dash: not known.`),
    stepTable(run, representatives(overForks(run)), "Summary", "summary-table", step => wayOf(step)));
}

function ofForks(run) {
  return hasMetrics(run)
    ? `Measured are means over the forks; ${basisOf(run)}; idle threads and processes are those of the first fork.`
    : "The run was cut short, and has no means over its forks: measured is the first fork alone.";
}

/** @param run of one fork */
function allSteps(run) {
  return section(
    "steps",
    "What did each step come to?",
    note("The same columns for every step, in the order in which they ran."),
    fold(`Show ${count(run.steps.length, "step")}`, stepTable(run, run.steps, "All steps", "steps-table", step => step.name)));
}

function stepTable(run, steps, caption, id, name) {
  const pair = (head, one, other) => ({ head, under: [one, other] });
  const quantities = decisive(run);
  const columns = [
    ...quantities.map(({ words, unit }) => pair(unit === "" ? words : `${words}, ${unit}`, "predicted", "measured")),
    { head: "processes, peak" }, pair("threads", "idle", "peak"), pair("longest probe, s", "predicted", "measured"), { head: "verdict" },
  ];
  const top = columns.map(column => column.under
    ? el("th", { scope: "colgroup", colspan: "2" }, column.head)
    : el("th", { scope: "col", rowspan: "2" }, column.head));
  const under = columns.flatMap(column => column.under ?? []).map(head => el("th", { scope: "col", class: "number" }, head));
  return scrollable(caption, el("table", { class: "summary", id },
    el("caption", {}, caption),
    el("thead", {}, el("tr", {}, el("th", { scope: "col", rowspan: "2" }, "target and way of use"),
      el("th", { scope: "col", rowspan: "2", class: "number" }, "users"), top), el("tr", {}, under)),
    el("tbody", {}, steps.map(step => stepRow(step, name(step), run.quantities, quantities)))));
}

/** The quantities that decide whether a step went as predicted. */
function decisive(run) {
  return run.quantities.filter(quantity => quantity.decisive);
}

/** The metric over all forks that stands for a field of a step. */
function metricOf(path, quantities) {
  return path === "census.peak.osThreads" ? "threadsPeak" : quantities.find(quantity => quantity.measured === path)?.name;
}

function isCutShort(step) {
  return !step.forks && step.measurement !== null && !isWhole(step);
}

/** Each cell names the field that it shows, by its path in the step, and keeps its value as it is in results.json. */
function stepRow(step, name, all, shown) {
  const cell = (path, decimals) => {
    // Of a part of a burst the times are those of another, smaller one.
    const value = isCutShort(step) && shown.some(quantity => quantity.measured === path) ? null : valueAt(step, path);
    const metric = step.metrics && step.metrics[metricOf(path, all)];
    return el("td", { class: "number", "data-field": path, "data-value": value ?? "" }, fixed(value, decimals),
      el("span", { class: "ends" }, bounds(metric, decimals) + rangeOf(step, path, decimals)));
  };
  const idle = step.census ? step.census.before : null;
  const peak = step.census ? step.census.peak : null;
  const threads = (counts, of) => cell(`census.${of}.${counts && counts.osThreads === null ? "javaThreads" : "osThreads"}`, 0);
  return el("tr", { "data-step": step.step },
    el("th", { scope: "row" }, el("a", { href: `#timeline-${step.step}` }, name)),
    cell("users", 0),
    shown.flatMap(({ unit, predicted, measured }) => [predicted, measured].map(path => cell(path, unit === "" ? 0 : 3))),
    cell("census.peak.processes", 0), threads(idle, "before"), threads(peak, "peak"),
    cell("probes.prediction.maxSeconds", 3), cell("probes.measurement.maxSeconds", 3),
    verdictCell(step));
}

/** " (1.500–2.000)" where chance has a say in what is predicted. */
function rangeOf(step, path, decimals) {
  const [of, field] = path.split(".");
  const range = of === "prediction" ? step.prediction.ranges[field] : undefined;
  return range === undefined ? "" : ` (${range.map(end => end.toFixed(decimals)).join("–")})`;
}

function verdictCell(step) {
  return el("td", { "data-field": "verdict" }, step.forks ? verdictOfForks(step.forks) : verdict(step));
}

function verdict(step) {
  const level = step.verdict === null ? null : step.verdict.match ? "MATCH" : "DIFFERS";
  return [level === null ? null : el("span", { class: level }, level), ` ${differencesOf(step).join("; ")}`];
}

function differencesOf(step) {
  const { measurement: m } = step;
  if (isCutShort(step)) {
    return [`cut short: ${m.requests} of ${count(step.users * step.requestsPerUser, "request")} ended`];
  }
  const failed = m === null ? ["no request was answered"] : m.failed > 0 ? [`${m.failed} failed`] : [];
  return [...failed, ...step.verdict === null ? [] : step.verdict.differences];
}

/** In how many forks; how each of them differs is told by its own step. */
function verdictOfForks(all) {
  const forks = all.filter(step => !isCutShort(step));
  const differing = forks.filter(step => step.verdict === null || !step.verdict.match).length;
  const failed = forks.filter(step => step.measurement === null || step.measurement.failed > 0).length;
  const [level, many] = differing === 0 ? ["MATCH", forks.length] : ["DIFFERS", differing];
  return [
    el("span", { class: level }, level), ` in ${many} of ${count(forks.length, "fork")}`,
    failed === 0 ? "" : `; requests failed in ${failed}`,
  ];
}
