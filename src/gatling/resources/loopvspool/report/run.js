// The run: results.json, and the questions that this page asks of it.

const QUESTIONS = {
  "cpu-baseline": "How long does one CPU-bound request take that is alone?",
  "cpu-burst": "What happens when more users come at once than there are workers, with CPU-bound work?",
  "cpu-sweep": "How does it grow with the number of users, with CPU-bound work?",
  "async-usage": "Which ways of doing CPU-bound work on an event loop use more than one core?",
  "io-burst": "What happens when more users come at once than there are workers, with work that waits?",
  "io-sweep": "How does it grow with the number of users, with work that waits?",
  "health-check": "What does a health check see beside each burst?",
  "process-model": "What does development with reload run beside production, and what does it cost?",
};

const WORK = { CPU: "CPU-bound work", IO: "waiting for another service", SQL: "waiting for a database" };

function question(experiment) {
  return QUESTIONS[experiment] ?? experiment;
}

function isSweep(step) {
  return step.experiment.endsWith("-sweep");
}

/** Target and way of use. */
function wayOf(step) {
  return `${step.target} ${step.endpoint}`;
}

/** What tells a step from the other steps of its question. */
function caseOf(step) {
  return step.variant === null ? wayOf(step) : `${wayOf(step)}, ${step.variant}`;
}

/** Groups in order of appearance. */
function groupBy(items, key) {
  const groups = new Map();
  for (const item of items) {
    const of = key(item);
    groups.has(of) ? groups.get(of).push(item) : groups.set(of, [item]);
  }
  return groups;
}

function largest(values) {
  return values.reduce((most, value) => (value > most ? value : most), -Infinity);
}

/** The step that stands for each target and way of use: its largest burst outside of the sweeps, if there is one. */
function representatives(run) {
  const weight = step => (step.measurement === null ? 0 : 1) * 1e9 + (isSweep(step) ? 0 : 1) * 1e6 + step.users;
  return [...groupBy(run.steps, wayOf).values()].map(steps =>
    steps.reduce((best, step) => (weight(step) > weight(best) ? step : best)));
}

/** Threads of a census sample or peak; where the system does not report, those that Java knows of. */
function threadsOf(counts) {
  return counts ? counts.osThreads ?? counts.javaThreads : null;
}

function coresOf(run, step) {
  const target = run.targets.find(one => one.name === step.target);
  return target ? target.cores : null;
}

/** The health check's view of a step: null where no ping was sent. */
function pingsOf(step) {
  return step.probes ? step.probes.measurement : null;
}

/** Says where rows were left out of the page, by the first step of which that is so; null where none were. */
function thinnedNote(steps, field, what, file) {
  const thinned = steps.filter(step => step[field] && step[field].thinned !== null);
  return thinned.length === 0 ? null
    : absent(`Not every ${what} is drawn. Of ${thinned[0].name}, ${thinned[0][field].thinned} All are in ${file}.`);
}

/** The value of a field of a step by its path, such as measurement.makespanSeconds; null where there is none. */
function valueAt(step, path) {
  return path.split(".").reduce((from, field) => from?.[field] ?? null, step);
}
