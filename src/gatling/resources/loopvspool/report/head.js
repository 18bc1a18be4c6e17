// The first line: whether to believe the run, what it was, where and when. Then what speaks against it, and what is missing.

/** Of a list that may be long. */
const FIRST_LINES = 5;

function head(run) {
  const { level } = run.validity;
  return el(
    "header",
    {},
    el("h1", {}, "Loop vs Pool"),
    el("p", { class: "first", id: "first" },
      el("span", { class: `level ${level}` }, level), ` ${title(run)}${what(run)}. ${where(run)}. ${when(run)}.`),
    reasons(run),
    limits(run),
    missing(run),
    unchecked(run),
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

function reasons(run) {
  const { level, findings } = run.validity;
  if (findings.length === 0) {
    return null;
  }
  const meaning = level === "INVALID" ? "This run did not measure what its title says:" : "Numbers of this run may be off:";
  return el("div", { class: `reasons ${level}`, role: "note" }, el("strong", {}, meaning),
    longList(findings.map(finding => `${finding.severity}, ${finding.subject}: ${finding.reason}`)));
}

/** The first of them are the worst, and lead the page on a narrow screen, too. */
function longList(lines) {
  const items = some => el("ul", {}, some.map(line => el("li", {}, line)));
  const rest = lines.slice(FIRST_LINES);
  return [items(lines.slice(0, FIRST_LINES)), rest.length === 0 ? null : fold(`Show ${rest.length} more`, items(rest))];
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

// Results of an older version have neither.
function unchecked(run) {
  const { unchecked = [], notes = [] } = run.validity;
  const lines = [...unchecked.map(what => `Not checked: ${what}`), ...notes.map(note => `Note: ${note}`)];
  return lines.length === 0 ? null : el("details", { id: "unchecked" },
    el("summary", {}, unchecked.length === 0 ? "A note on this run"
      : `${count(unchecked.length, "condition")} could not be checked here`),
    el("ul", {}, lines.map(line => el("li", {}, line))));
}

function missing(run) {
  const failed = run.steps.filter(step => step.measurement === null || step.measurement.failed > 0);
  const lines = [
    run.run.finished ? null : cutShort(run),
    ...run.skipped.map(one => `SKIPPED: ${one.what}: ${one.reason}`),
    failed.length === 0 ? null : `Requests failed in ${count(failed.length, "step")}: ${list(failed.map(step => nameOf(run, step)))}.`,
  ].filter(line => line !== null);
  return lines.length === 0 ? null : el("div", { class: "reasons", id: "missing" }, el("strong", {}, "Not all of it is here:"),
    longList(lines));
}

/** Of several forks also how far it came, and what stands for all of them. */
function cutShort(run) {
  if (!isForked(run)) {
    return "The run was cut short: what follows is what was finished until then.";
  }
  return `The run was cut short: ${forksInWords(run)}. `
    + (hasFigures(run) ? "Means and intervals are of the forks that have a value."
      : "It has no means over its forks and no intervals: findings and summary are of the first fork alone.");
}

function contents(run) {
  const links = {
    findings: "Findings", summary: "Summary", ...isForked(run) ? { certainty: "How sure" } : {}, timeline: "Timelines", sweep: "Sweep", responses: "Response times",
    bystander: "Bystander", census: "Census", "process-model": "Process model", calibration: "Calibration", steps: "All steps",
    reproduce: "Reproduce",
  };
  return el("nav", { "aria-label": "Sections" },
    el("ul", {}, Object.entries(links).map(([id, text]) => el("li", {}, el("a", { href: `#${id}` }, text)))));
}
