// The first line: whether to believe the run, what it was, where and when. Then what speaks against it, and what is missing.

/** More kinds of doubt at the head are not read. */
const MOST_DOUBTS = 12;

/** In the words of the console. */
const KINDS = { SKIPPED: "SKIPPED", NOT_CHECKED: "NOT CHECKED", NOTE: "Note" };

function head(run) {
  const { level } = run.validity;
  return el(
    "header",
    {},
    el("h1", {}, "Loop vs Pool"),
    el("p", { class: "first", id: "first" },
      el("span", { class: `level ${level}` }, level), ` ${title(run)}${what(run)}. ${where(run)}. ${when(run)}.`),
    limits(run),
    doubts(run),
    contents(run));
}

/** What its user called the run. Results of an older version have no such setting. */
function title(run) {
  const name = run.settings["lab.name"] ?? "none";
  return name === "none" ? "" : `${name}. `;
}

function what(run) {
  const bursts = run.steps.filter(step => !isSweep(step) && step.users > 1);
  const users = bursts.length > 0 ? [`N = ${largest(bursts.map(step => step.users))}`] : [];
  const settings = run.settings;
  return [
    `${run.run.simulation}: ${run.steps.length} of ${count(run.run.plannedSteps, "step")}`,
    ...isForked(run) ? [`${run.run.forks} forks`] : [],
    ...users,
    `D = ${settings["lab.serviceTime"]}`,
    `IO ${settings["lab.ioTime"]}`,
    `kernel ${settings["lab.kernel"]}`,
  ].join(", ");
}

function where(run) {
  const { machine } = run.environment;
  const launcher = run.settings["lab.launcher"];
  return [
    `${machine.cpu}, ${machineCores(machine)}`,
    ...quotas(run),
    machine.os,
    ...launcher ? [`launcher ${launcher}`] : [],
    run.java,
  ].join(", ");
}

/** A run that may use only some of the machine's cores says so. */
function machineCores({ cores, cpus }) {
  return count(cores, "core") + (cpus.usable === cpus.online ? "" : ` (the run may use ${cpus.usable} of ${cpus.online})`);
}

/** What they do to predictions stands in the notes. */
function quotas(run) {
  const all = [run.environment.injector, ...run.targets].flatMap(one => one.quota === null ? [] : [one.quota.cpus]);
  return all.length === 0 ? [] : [`CPU quota ${[...new Set(all)].join(" and ")}`];
}

function when(run) {
  const start = run.run.startedAt;
  return `${start.slice(0, 10)} ${start.slice(11, 16)} UTC, ${duration(run.run.wallSeconds)}`;
}

/** What makes the run doubtful, the worst first; each kind unfolds to all that there is of it. */
function doubts(run) {
  const cut = run.run.finished ? [] : [el("li", {}, cutShort(run))];
  const lines = [...cut, ...run.doubts.map((doubt, at) => doubtLine(run, doubt, run.doubts[at + 1]))];
  const rest = lines.length > MOST_DOUBTS ? lines.slice(MOST_DOUBTS - 1) : [];
  const shown = lines.slice(0, lines.length - rest.length);
  const { level } = run.validity;
  return lines.length === 0 ? null : el("div", { class: `reasons ${level}`, id: "doubts", role: "note" },
    level === "VALID" ? null : el("strong", {}, level === "INVALID" ? "This run did not measure what its title says:" : "Numbers of this run may be off:"),
    el("ul", {}, shown),
    rest.length === 0 ? null : el("details", {}, el("summary", {}, `and ${count(rest.length, "more kind")} of doubt`), el("ul", {}, rest)));
}

/** What to do is said once for all lines in a row that have it in common. */
function doubtLine(run, doubt, next) {
  const remedy = doubt.remedy === "" || next !== undefined && next.remedy === doubt.remedy ? "" : `; ${doubt.remedy}`;
  const line = `${KINDS[doubt.kind] ?? doubt.kind}: ${doubt.text}${remedy}`;
  const all = entriesOf(run, doubt);
  return el("li", {}, all.length < 2 ? line
    : el("details", {}, el("summary", {}, line), el("ul", {}, all.map(text => el("li", {}, text)))));
}

/** All that a line stands for. */
function entriesOf({ validity, skipped }, { kind, cause }) {
  const found = {
    SKIPPED: () => [skipped, one => `${one.what}: ${one.reason}`],
    NOT_CHECKED: () => [validity.unchecked, one => one.text],
    NOTE: () => [validity.notes, one => one.text],
  }[kind] ?? (() => [validity.findings.filter(one => one.severity === kind), one => `${one.subject}: ${one.reason}`]);
  const [entries, text] = found();
  return entries.filter(one => one.cause === cause).map(text);
}

// What the user required, met or not: whoever opens the page has a run that failed, or one that must not.
function limits(run) {
  const checks = run.limits ?? [];
  return checks.length === 0 ? null : el("div", { class: "reasons", id: "limits" }, el("strong", {}, "Limits:"),
    el("ul", {}, checks.map(check => el("li", {},
      el("span", { class: check.met ? "MATCH" : "DIFFERS" }, check.met ? "met" : "FAILED"),
      `${check.believed ? "" : ", on INVALID numbers"} ${check.name}: required ${check.requirement}, actual ${actual(check)}`))));
}

function actual(check) {
  return check.actual === null ? check.why : `${check.actual.toFixed(3)}${check.unit === null ? "" : ` ${check.unit}`}`;
}

/** Of several forks also how far it came, and what stands for all of them. */
function cutShort(run) {
  if (!isForked(run)) {
    return "The run was cut short: what follows is what was finished until then.";
  }
  return `The run was cut short: ${forksInWords(run)}. `
    + (hasMetrics(run) ? "Means and intervals are of the forks that have a value."
      : "It has no means over its forks and no intervals: findings and summary are of the first fork alone.");
}

function contents(run) {
  const links = {
    findings: "Findings", summary: "Summary", ...isForked(run) ? { certainty: "How sure" } : {}, timeline: "Timelines", sweep: "Sweep", responses: "Response times",
    "health-check": "Health check", census: "Census", "process-model": "Process model", calibration: "Calibration", steps: "All steps",
    reproduce: "Reproduce",
  };
  return el("nav", { "aria-label": "Sections" },
    el("ul", {}, Object.entries(links).map(([id, text]) => el("li", {}, el("a", { href: `#${id}` }, text)))));
}
