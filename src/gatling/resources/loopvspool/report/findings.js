// Findings: sentences made from the data. Each one names the steps that it rests on.

/** Makespans that differ by less are called the same, as a verdict does: one run has no interval to tell them apart by. */
const SAME = 0.1;

const SYNC = "sync-";

function findings(run) {
  const found = [
    ...outcome(run), ...failures(run), ...loops(run), ...traps(run), ...pools(run), ...waiting(run), ...health(run), ...contexts(run),
    ...calibrated(run),
  ];
  return section(
    "findings",
    "What was found?",
    run.validity.level === "INVALID"
      ? absent("The run is INVALID. These sentences say what its numbers are, not what the models do.")
      : null,
    el("ul", { class: "findings" }, found.map(({ text, steps }) => el("li", {}, text, evidence(steps)))),
    note("Made from the numbers below. Times within 10 % of each other are called the same, as in a verdict: a single run has no "
      + "interval to tell them apart by."));
}

function evidence(steps) {
  const links = steps.slice(0, 4).map(step => el("a", { href: `#timeline-${step.number}` }, String(step.number)));
  return links.length === 0 ? null : el("span", { class: "note" }, ` (${steps.length === 1 ? "step" : "steps"} `,
    links.flatMap((link, at) => (at === 0 ? [link] : [", ", link])), steps.length > links.length ? ", …)" : ")");
}

function outcome(run) {
  const measured = run.steps.filter(step => step.verdict !== null);
  const differ = measured.filter(step => !step.verdict.match);
  const named = differ.slice(0, 5).map(step => `${step.name} (${step.verdict.differences.join("; ")})`);
  const rest = differ.length > named.length ? `, and ${differ.length - named.length} more` : "";
  return [{
    text: `${measured.length - differ.length} of ${count(measured.length, "step")} went as predicted`
      + (differ.length === 0 ? "." : `; ${differ.length === 1 ? "one differs" : `${differ.length} differ`}: ${named.join(", ")}${rest}.`),
    steps: differ,
  }];
}

function failures(run) {
  return run.steps
    .filter(step => step.measurement === null || step.measurement.failed > 0)
    .map(step => {
      const reason = step.requests === null ? undefined : step.requests.failure.find(text => text !== null);
      const { measurement: m } = step;
      const many = m === null ? "no request was answered" : `${m.failed} of ${m.requests} requests failed`;
      return { text: `${step.name}: ${many}${reason === undefined ? "" : `, such as with: ${reason}`}.`, steps: [step] };
    });
}

/** The steps of each question that can be compared: of equal work and users, all answered. */
function comparable(run) {
  const bursts = run.steps.filter(step => !isSweep(step) && step.experiment !== "process-model" && step.users > 1
    && step.measurement !== null && step.measurement.failed === 0);
  return [...groupBy(bursts, step => `${step.experiment} ${step.work} ${step.users}`).values()];
}

function makespan(step) {
  return step.measurement.makespanSeconds;
}

function same(one, other) {
  return Math.abs(makespan(one) / makespan(other) - 1) <= SAME;
}

/** A loop that is blocked beside the same loop used well; once, though several questions ask for the same two. */
function loops(run) {
  const told = new Set();
  return comparable(run).flatMap(steps => [...groupBy(steps, step => step.target).values()].flatMap(ways => {
    const blocked = ways.find(step => step.endpoint.startsWith(SYNC) && step.prediction.effectiveWorkers === 1);
    const well = ways.find(step => step.endpoint.startsWith("async-"));
    if (!blocked || !well || same(blocked, well) || told.has(wayOf(blocked))) {
      return [];
    }
    told.add(wayOf(blocked));
    const [slow, fast] = makespan(blocked) > makespan(well) ? [blocked, well] : [well, blocked];
    return [{
      text: `${blocked.target} took ${seconds(makespan(blocked))} with its loop blocked (${blocked.endpoint}) and `
        + `${seconds(makespan(well))} with it free (${well.endpoint}): ${slow.endpoint} took `
        + `${(makespan(slow) / makespan(fast)).toFixed(1)} times as long for the same ${blocked.users} requests.`,
      steps: [blocked, well],
    }];
  }));
}

/** Ways that look asynchronous and are as slow as blocking. */
function traps(run) {
  return comparable(run).flatMap(steps => [...groupBy(steps, step => step.target).values()].flatMap(ways => {
    const blocked = ways.find(step => step.endpoint.startsWith(SYNC));
    const trapped = ways.filter(step => /^(badasync|ordered)-/.test(step.endpoint) && blocked && same(step, blocked));
    return trapped.length === 0 ? [] : [{
      text: `On ${blocked.target}, ${list(trapped.map(step => step.endpoint))} took as long as ${blocked.endpoint}: `
        + `${list([...trapped, blocked].map(step => seconds(makespan(step))))}. It looks asynchronous, and still serves one request `
        + "at a time.",
      steps: [...trapped, blocked],
    }];
  }));
}

/** Pools that differ in their number of workers. */
function pools(run) {
  return comparable(run).flatMap(steps => {
    const pooled = steps
      .filter(step => step.endpoint.startsWith(SYNC) && step.prediction.effectiveWorkers > 1)
      .sort((one, other) => one.prediction.effectiveWorkers - other.prediction.effectiveWorkers);
    return pooled.slice(1).map((more, at) => ({ text: comparePools(run, pooled[at], more), steps: [pooled[at], more] }));
  });
}

function comparePools(run, less, more) {
  const times = `${seconds(makespan(more))} and ${seconds(makespan(less))}`;
  if (!same(more, less)) {
    const faster = makespan(more) < makespan(less);
    const ratio = faster ? makespan(less) / makespan(more) : makespan(more) / makespan(less);
    return `${more.target} was ${ratio.toFixed(1)} times as ${faster ? "fast" : "slow"} as ${less.target} with ${more.endpoint}, `
      + `${times}: ${more.measurement.effectiveWorkers ?? UNKNOWN} requests in work at once, not ${less.measurement.effectiveWorkers ?? UNKNOWN}.`;
  }
  const bound = more.work === "CPU" ? `, bound by ${count(coresOf(run, more), "core")}` : "";
  const ratio = more.measurement.meanResponseSeconds / less.measurement.meanResponseSeconds - 1;
  const mean = `${seconds(more.measurement.meanResponseSeconds)} and ${seconds(less.measurement.meanResponseSeconds)}`;
  return `${more.target} took as long as ${less.target} with ${more.endpoint}: ${times}${bound}; its mean response was `
    + `${percent(ratio)} ${ratio < 0 ? "better" : "worse"}: ${mean}.`;
}

/** Who ends first and who last, where work only waits. */
function waiting(run) {
  return comparable(run).filter(steps => steps[0].work !== "CPU" && steps.length > 1).map(steps => {
    const order = [...steps].sort((one, other) => makespan(one) - makespan(other));
    const [first, last] = [order[0], order[order.length - 1]];
    const ratio = (makespan(last) / makespan(first)).toFixed(1);
    return {
      text: `With ${first.users} users who wait for ${first.work === "SQL" ? "a database" : "another service"}, ${wayOf(first)} was done `
        + `first, after ${seconds(makespan(first))}, and ${wayOf(last)} last, after ${seconds(makespan(last))}: ${ratio} times as long.`,
      steps: [first, last],
    };
  });
}

function health(run) {
  const pinged = representatives(run).filter(step => pingsOf(step) !== null);
  if (pinged.length === 0) {
    return [];
  }
  const failing = pinged.filter(step => pingsOf(step).overLimit > 0);
  const passing = pinged.filter(step => pingsOf(step).overLimit === 0);
  const limit = `A health check with a limit of ${pinged[0].bystanders.limitSeconds} s`;
  const worst = step => `${wayOf(step)} (${pingsOf(step).maxSeconds === null ? "no answer" : seconds(pingsOf(step).maxSeconds)})`;
  return [{
    text: failing.length === 0
      ? `${limit} would have passed beside every burst.`
      : `${limit} would have failed beside ${list(failing.map(worst))}`
        + (passing.length === 0 ? ", which is every burst." : `; it would have passed beside ${list(passing.map(wayOf))}.`),
    steps: failing,
  }];
}

function contexts(run) {
  return [...groupBy(run.contexts, context => context.target).values()].flatMap(both => {
    const production = both.find(one => one.context === "production");
    const development = both.find(one => one.context === "development");
    if (!production || !development) {
      return [];
    }
    const threads = context => context.busy.reduce((sum, process) => sum + process.threads, 0);
    const size = context => `${count(context.busy.length, "process", "processes")} with ${threads(context)} threads`;
    const reload = development.editToAnswerSeconds;
    return [{
      text: `${production.target} in development with reload ran ${size(development)}, in production ${size(production)}; it was ready `
        + `after ${seconds(development.readySeconds)}, not ${seconds(production.readySeconds)}`
        + `${reload === null ? "." : `, and an edit was answered after ${seconds(reload)}.`}`,
      steps: [],
    }];
  });
}

function calibrated(run) {
  if (run.calibrations.length === 0) {
    return [];
  }
  const worst = largest(run.calibrations.map(one => one.errorPercent));
  const cold = run.calibrations.map(one => one.notebookCold.missPercent);
  const least = -largest(cold.map(miss => -miss));
  return [{
    text: `Calibration hit D = ${run.calibrations[0].wantedSeconds} s within ${worst.toFixed(1)} % on every target. The notebook's rule `
      + `would have missed it by ${cold.length === 1 ? "" : `${least.toFixed(1)} to `}${largest(cold).toFixed(1)} % on a target that has just started.`,
    steps: [],
  }];
}
