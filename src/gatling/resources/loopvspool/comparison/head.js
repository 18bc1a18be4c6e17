// The first lines: which runs, whether to believe each, where and when they ran; then what stands in the way of comparing them.

function head(comparison) {
  return el(
    "header",
    {},
    el("h1", {}, "Loop vs Pool: runs compared"),
    el("ul", { class: "runs", id: "first", "aria-label": "Runs, the base first" }, comparison.runs.map(runLine)),
    doubts(comparison),
    contents());
}

/** A run that is not to be believed is said to be so before anything else of it. */
function runLine(run, at) {
  const { level } = run.validity;
  const page = run.page === null ? run.name : el("a", { href: run.page }, run.name);
  const { processor, cores, system } = run.circumstances;
  const start = run.startedAt;
  return el("li", {}, el("span", { class: `level ${level}` }, level), " ", el("span", { class: "letter" }, run.letter),
    at === 0 ? " (base): " : ": ", page,
    `: ${[run.simulation, count(run.forks, "fork"), processor, cores && count(Number(cores), "core"), system,
      run.java].filter(one => one).join(", ")}; `
      + `${start.slice(0, 10)} ${start.slice(11, 16)} UTC, ${duration(run.wallSeconds)}`);
}

/** So many reasons of a run are spelled out; its own page has all. */
const MOST_REASONS = 5;

function reasons({ letter, validity: { findings } }) {
  const rest = findings.length - MOST_REASONS;
  return [
    ...findings.slice(0, MOST_REASONS).map(one => `${letter}: ${one.severity}, ${one.subject}: ${one.reason}`),
    ...rest > 0 ? [`${letter}: ${count(rest, "more reason")}, on its own page.`] : [],
  ];
}

function doubts(comparison) {
  const lines = [
    ...comparison.runs.flatMap(run => [...run.finished ? [] : [`${run.letter} was cut short.`], ...reasons(run)]),
    ...comparison.warnings,
  ];
  const levels = comparison.runs.map(run => run.validity.level);
  const level = levels.includes("INVALID") ? "INVALID" : "SUSPECT";
  return lines.length === 0 ? null : el("div", { class: `reasons ${level}`, id: "doubts", role: "note" },
    el("strong", {}, "What stands in the way of comparing them:"), el("ul", {}, lines.map(line => el("li", {}, line))));
}

function contents() {
  const links = { findings: "Findings", conditions: "What else differs", forest: "Ratios", sweep: "Sweeps", figures: "All figures", files: "Files" };
  return el("nav", { "aria-label": "Sections" },
    el("ul", {}, Object.entries(links).map(([id, text]) => el("li", {}, el("a", { href: `#${id}` }, text)))));
}
