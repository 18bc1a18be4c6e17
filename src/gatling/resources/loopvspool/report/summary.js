// The summary: a row for each target and way of use; and below everything, the same columns for each step.

function summary(run) {
  return section(
    "summary",
    "What was predicted, and what was measured?",
    run.steps.length === 0 ? absent("No step of this run was finished.") : null,
    note(
      "A row for each target and way of use, from its largest burst; times in seconds. Threads: those of the target's process before "
        + "the burst, and at its peak. Worst bystander: the longest wait of a ping beside the burst. A dash: not known."),
    stepTable(run, representatives(run), "Summary", "summary-table", step => wayOf(step)));
}

function allSteps(run) {
  return section(
    "steps",
    "What did each step come to?",
    note("The same columns for every step, in the order in which they ran."),
    stepTable(run, run.steps, "All steps", "steps-table", step => step.name));
}

function stepTable(run, steps, caption, id, name) {
  const pair = (head, one, other) => ({ head, under: [one, other] });
  const columns = [
    pair("makespan, s", "predicted", "measured"), pair("mean response, s", "predicted", "measured"),
    pair("effective workers", "predicted", "measured"), { head: "processes, peak" }, pair("threads", "idle", "peak"),
    pair("worst bystander, s", "predicted", "measured"), { head: "verdict" },
  ];
  const top = columns.map(column => column.under
    ? el("th", { scope: "colgroup", colspan: "2" }, column.head)
    : el("th", { scope: "col", rowspan: "2" }, column.head));
  const under = columns.flatMap(column => column.under ?? []).map(head => el("th", { scope: "col", class: "number" }, head));
  return scrollable(caption, el("table", { class: "summary", id },
    el("caption", {}, caption),
    el("thead", {}, el("tr", {}, el("th", { scope: "col", rowspan: "2" }, "target and way of use"),
      el("th", { scope: "col", rowspan: "2", class: "number" }, "users"), top), el("tr", {}, under)),
    el("tbody", {}, steps.map(step => stepRow(step, name(step))))));
}

/** Each cell names the field that it shows, by its path in the step, and keeps its value as it is in results.json. */
function stepRow(step, name) {
  const cell = (path, decimals) => {
    const value = path.split(".").reduce((from, field) => (from === null || from === undefined ? null : from[field]), step);
    return el("td", { class: "number", "data-field": path, "data-value": value ?? "" }, fixed(value, decimals));
  };
  const idle = step.census ? step.census.before : null;
  const peak = step.census ? step.census.peak : null;
  const threads = (counts, of) => cell(`census.${of}.${counts && counts.osThreads === null ? "javaThreads" : "osThreads"}`, 0);
  return el("tr", { "data-step": step.number },
    el("th", { scope: "row" }, el("a", { href: `#timeline-${step.number}` }, name)),
    cell("users", 0),
    cell("prediction.makespanSeconds", 3), cell("measurement.makespanSeconds", 3),
    cell("prediction.meanResponseSeconds", 3), cell("measurement.meanResponseSeconds", 3),
    cell("prediction.effectiveWorkers", 0), cell("measurement.effectiveWorkers", 0),
    cell("census.peak.processes", 0), threads(idle, "before"), threads(peak, "peak"),
    cell("bystanders.prediction.maxSeconds", 3), cell("bystanders.measurement.maxSeconds", 3),
    verdictCell(step));
}

function verdictCell(step) {
  const level = step.verdict === null ? null : step.verdict.match ? "MATCH" : "DIFFERS";
  const { measurement: m, verdict } = step;
  const failed = m === null ? ["no request was answered"] : m.failed > 0 ? [`${m.failed} failed`] : [];
  const details = [...failed, ...verdict === null ? [] : verdict.differences].join("; ");
  return el("td", { "data-field": "verdict" }, level === null ? null : el("span", { class: level }, level), ` ${details}`);
}
