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

/** More lines at the head are not read: all runs share them, and the own page of each has all. */
const MOST_DOUBTS = 12;

function reasons({ letter, doubts: all, validity: { findings } }, runs) {
  const most = Math.max(1, Math.floor(MOST_DOUBTS / runs) - 1);
  const rest = all.length - most;
  return [
    ...all.slice(0, most).map(one => reason(letter, one, findings)),
    ...rest > 0 ? [`${letter}: ${count(rest, "more kind")} of doubt, on its own page.`] : [],
  ];
}

/** It unfolds to all that it stands for. */
function reason(letter, { kind, cause, count: many, text, remedy }, findings) {
  const line = `${letter}: ${kind}: ${text}${remedy === "" ? "" : `; ${remedy}`}`;
  const all = findings.filter(one => one.cause === cause && one.severity === kind);
  return many < 2 ? line : el("details", {}, el("summary", {}, line),
    el("ul", {}, all.map(one => el("li", {}, `${one.subject}: ${one.reason}`))));
}

function doubts(comparison) {
  const lines = [
    ...comparison.runs.flatMap(run => [...run.finished ? [] : [`${run.letter} was cut short.`], ...reasons(run, comparison.runs.length)]),
    ...comparison.warnings,
  ];
  const levels = comparison.runs.map(run => run.validity.level);
  const level = levels.includes("INVALID") ? "INVALID" : "SUSPECT";
  return lines.length === 0 ? null : el("div", { class: `reasons ${level}`, id: "doubts", role: "note" },
    el("strong", {}, "What stands in the way of comparing them:"), el("ul", {}, lines.map(line => el("li", {}, line))));
}

function contents() {
  const links = { findings: "Findings", conditions: "What else differs", forest: "Ratios", sweep: "Sweeps", metrics: "All metrics", files: "Files" };
  return el("nav", { "aria-label": "Sections" },
    el("ul", {}, Object.entries(links).map(([id, text]) => el("li", {}, el("a", { href: `#${id}` }, text)))));
}
