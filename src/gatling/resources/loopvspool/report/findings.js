// Findings: sentences made from the data. Each one names the steps that it rests on.

/** Times that differ by less are called the same, as a verdict does. */
const SAME = 0.1;

const SYNC = "sync-";

function findings(run) {
  const all = overForks(run);
  const found = [
    ...outcome(run), ...failures(run), ...loops(all), ...traps(all), ...pools(all), ...waiting(all), ...health(all), ...contexts(run),
    ...calibrated(run), ...kernels(run),
  ];
  return section(
    "findings",
    "What was found?",
    run.validity.level === "INVALID"
      ? absent("The run is INVALID. These sentences say what its numbers are, not what the models do.")
      : null,
    el("ul", { class: "findings" }, found.map(({ text, steps }) => el("li", {}, text, evidence(steps)))),
    note(`Made from the numbers below. ${ruleOf(run)}`));
}

/** By which rule these sentences tell times apart. */
function ruleOf(run) {
  if (!hasMetrics(run)) {
    const few = isForked(run) ? "Times are those of the first fork alone. " : "";
    return few + "Times within 10 % of each other are called the same, as in a verdict: a single fork has no interval to tell them apart by. "
      + `-Dlab.forks=${ENOUGH_FORKS} repeats it with fresh targets, and gives intervals.`;
  }
  const means = `Times are means over the forks; ${basisOf(run)}. `;
  return means + (isJudged(run)
    ? "Two are called different where the interval of their ratio excludes 1, also by Holm's correction for so many comparisons, and "
      + "they are more than 3 % apart, which is what calibration can tell; the same where that interval lies within 10 % of 1."
    : `So times within 10 % of each other are called the same, as in a verdict; -Dlab.forks=${ENOUGH_FORKS} would tell them apart.`);
}

function evidence(steps) {
  const links = steps.slice(0, 4).map(step => el("a", { href: `#timeline-${step.step}` }, String(step.step)));
  return links.length === 0 ? null : el("span", { class: "note" }, ` (${steps.length === 1 ? "step" : "steps"} `,
    links.flatMap((link, at) => (at === 0 ? [link] : [", ", link])), steps.length > links.length ? ", …)" : ")");
}

function outcome(run) {
  const measured = run.steps.filter(step => step.verdict !== null);
  const differ = measured.filter(step => !step.verdict.match);
  const named = differ.slice(0, 5).map(step => `${nameOf(run, step)} (${step.verdict.differences.join("; ")})`);
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
      return { text: `${nameOf(run, step)}: ${many}${reason === undefined ? "" : `, such as with: ${reason}`}.`, steps: [step] };
    });
}

/**
 * The steps of each question that can be compared: of equal work and users, all answered. A step that a run was cut short in has
 * a part of its requests, none of them failed; over forks that is a makespan that no fork has.
 */
function comparable(run) {
  const bursts = run.steps.filter(step => !isSweep(step) && step.experiment !== "process-model" && step.users > 1
    && isWhole(step) && step.measurement.failed === 0 && step.measurement.makespanSeconds !== null);
  return [...groupBy(bursts, step => `${step.experiment} ${step.work} ${step.users}`).values()];
}

function makespan(step) {
  return step.measurement.makespanSeconds;
}

/** The makespan in words, with its interval over the forks. */
function took(step) {
  return timed(step, "makespan", makespan(step));
}

/**
 * How two makespans compare: by the interval of their ratio where there is one, else by what a verdict allows.
 *
 * @returns same and different, of which both can be so: a small difference that is certain; times: how many, in words; why: the
 *          reason where a difference is not shown
 */
function comparison(run, one, other) {
  const judged = ratioOf(run, one, other, "makespan");
  if (judged === null && isJudged(run)) {
    return { same: false, different: false, times: null, why: "results.json does not compare them" };
  }
  if (judged === null) {
    const ratio = makespan(one) / makespan(other);
    const same = Math.abs(ratio - 1) <= SAME;
    return { same, different: !same, times: `${ratio.toFixed(1)} times`, why: null };
  }
  return {
    same: judged.low >= 1 - SAME && judged.high <= 1 + SAME,
    different: judged.verdict === "different",
    times: ratioText(judged),
    why: judged.why,
  };
}

/** A way that serves one request at a time beside one that need not, of the same target; once, though several questions ask for the same two. */
function loops(run) {
  const told = new Set();
  return comparable(run).flatMap(steps => [...groupBy(steps, step => step.target).values()].flatMap(ways => {
    const blocked = ways.find(step => step.endpoint.startsWith(SYNC) && step.prediction.peakConcurrency === 1);
    const well = ways.find(step => step.endpoint.startsWith("async-"));
    if (!blocked || !well || told.has(wayOf(blocked))) {
      return [];
    }
    const [slow, fast] = makespan(blocked) > makespan(well) ? [blocked, well] : [well, blocked];
    const { same, different, times } = comparison(run, slow, fast);
    if (same || !different) {
      return [];
    }
    told.add(wayOf(blocked));
    return [{
      text: `${blocked.target} took ${took(blocked)} with ${blocked.endpoint}, which serves one request at a time, and ${took(well)} with `
        + `${well.endpoint}, which lets others begin: ${slow.endpoint} took ${times} as long for the same ${blocked.users} requests.`,
      steps: [blocked, well],
    }];
  }));
}

/** Ways that look asynchronous and are as slow as blocking. */
function traps(run) {
  return comparable(run).flatMap(steps => [...groupBy(steps, step => step.target).values()].flatMap(ways => {
    const blocked = ways.find(step => step.endpoint.startsWith(SYNC));
    const trapped = ways.filter(step =>
      /^(badasync|ordered)-/.test(step.endpoint) && blocked && comparison(run, step, blocked).same);
    return trapped.length === 0 ? [] : [{
      text: `On ${blocked.target}, ${list(trapped.map(step => step.endpoint))} took as long as ${blocked.endpoint}: `
        + `${list([...trapped, blocked].map(took))}. It looks asynchronous, and still serves one request at a time.`,
      steps: [...trapped, blocked],
    }];
  }));
}

/** Pools that differ in their number of workers. */
function pools(run) {
  return comparable(run).flatMap(steps => {
    const pooled = steps
      .filter(step => step.endpoint.startsWith(SYNC) && step.prediction.peakConcurrency > 1)
      .sort((one, other) => one.prediction.peakConcurrency - other.prediction.peakConcurrency);
    return pooled.slice(1).map((more, at) => ({ text: comparePools(run, pooled[at], more), steps: [pooled[at], more] }));
  });
}

function comparePools(run, less, more) {
  const both = `${took(more)} and ${took(less)}`;
  const [slow, fast] = makespan(more) > makespan(less) ? [more, less] : [less, more];
  const { same, different, times, why } = comparison(run, slow, fast);
  if (different && !same) {
    return `${more.target} was ${times} as ${more === fast ? "fast" : "slow"} as ${less.target} with ${more.endpoint}, ${both}: `
      + `${more.measurement.peakConcurrency ?? UNKNOWN} requests in work at once, not ${less.measurement.peakConcurrency ?? UNKNOWN}.`;
  }
  if (!same) {
    return `${more.target} and ${less.target} are not shown to differ with ${more.endpoint}: ${both} (${why}).`;
  }
  const bound = more.work === "CPU" ? `, bound by ${count(coresOf(run, more), "core")}` : "";
  return `${more.target} took as long as ${less.target} with ${more.endpoint}: ${both}${bound}; ${compareMeans(run, less, more)}.`;
}

function compareMeans(run, less, more) {
  const mean = step => step.measurement.meanResponseSeconds;
  const both = [more, less].map(step => timed(step, "meanResponse", mean(step))).join(" and ");
  const judged = ratioOf(run, more, less, "meanResponse");
  if (judged !== null && judged.verdict !== "different") {
    return `a difference of its mean response is not shown: ${both}`;
  }
  const ratio = mean(more) / mean(less) - 1;
  if (judged === null && Math.abs(ratio) <= SAME) {
    return `its mean response was the same: ${both}`;
  }
  return `its mean response was ${percent(ratio)} ${ratio < 0 ? "better" : "worse"}: ${both}`;
}

/** Who ends first and who last, where work only waits. */
function waiting(run) {
  return comparable(run).filter(steps => steps[0].work !== "CPU" && steps.length > 1).flatMap(steps => {
    const order = [...steps].sort((one, other) => makespan(one) - makespan(other));
    const [first, last] = [order[0], order[order.length - 1]];
    const { different, why, times } = comparison(run, last, first);
    return why !== null && !different ? [] : [{
      text: `With ${first.users} users who wait for ${first.work === "SQL" ? "a database" : "another service"}, ${wayOf(first)} was done `
        + `first, after ${took(first)}, and ${wayOf(last)} last, after ${took(last)}: ${times} as long.`,
      steps: [first, last],
    }];
  });
}

function health(run) {
  const pinged = representatives(run).filter(step => pingsOf(step) !== null);
  if (pinged.length === 0) {
    return [];
  }
  const failing = pinged.filter(step => pingsOf(step).overLimit > 0);
  const passing = pinged.filter(step => pingsOf(step).overLimit === 0);
  const limit = `A health check with a limit of ${pinged[0].probes.limitSeconds} s`;
  const longest = step => pingsOf(step).maxSeconds;
  const worst = step => `${wayOf(step)} (${longest(step) === null ? "no answer" : timed(step, "longestProbe", longest(step))})`;
  return [{
    text: failing.length === 0
      ? `${limit} would have passed beside every burst.`
      : `${limit} would have failed beside ${list(failing.map(worst))}`
        + (passing.length === 0 ? ", which is every burst." : `; it would have passed beside ${list(passing.map(wayOf))}.`),
    steps: failing,
  }];
}

function contexts(run) {
  return [...groupBy(run.contexts, context => context.target).values()].flatMap(all => {
    const production = all.filter(one => one.context === "production");
    const development = all.filter(one => one.context === "development");
    if (production.length === 0 || development.length === 0) {
      return [];
    }
    const threads = context => context.busy.reduce((sum, process) => sum + process.threads, 0);
    const size = ([context]) => `${count(context.busy.length, "process", "processes")} with ${threads(context)} threads`;
    const ready = contexts => seconds(mean(contexts.map(one => one.readySeconds)));
    const reloads = development.map(one => one.editToAnswerSeconds).filter(one => one !== null);
    return [{
      text: `${production[0].target} in development with reload ran ${size(development)}, in production ${size(production)}; it was `
        + `ready after ${ready(development)}, not ${ready(production)}`
        + `${reloads.length === 0 ? "." : `, and an edit was answered after ${seconds(mean(reloads))}.`}`,
      steps: [],
    }];
  });
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function calibrated(run) {
  if (run.calibrations.length === 0) {
    return [];
  }
  const worst = largest(run.calibrations.map(one => one.errorPercent));
  const cold = run.calibrations.map(one => one.naiveCold.missPercent);
  const least = -largest(cold.map(miss => -miss));
  return [{
    text: `Calibration hit D = ${run.calibrations[0].wantedSeconds} s within ${worst.toFixed(1)} % on every target${isForked(run) ? " and fork" : ""}. The naive `
      + `rule (D / mean of 50 cold samples) would have missed it by ${cold.length === 1 ? "" : `${least.toFixed(1)} to `}${largest(cold).toFixed(1)} % on a target that has just started.`,
    steps: [],
  }];
}

/** So many are spelled out; the section on certainty has all. */
const MOST_KERNELS = 3;

/** Whose iterations are slower: calibration takes that out of the bursts, so they do not show it. */
function kernels(run) {
  const different = run.differences.filter(one => one.metric === "timePerIteration" && one.verdict === "different");
  const rest = different.length - MOST_KERNELS;
  return different.length === 0 ? [] : [{
    text: `By calibration, ${list(different.slice(0, MOST_KERNELS).map(targetsInWords))}: different`
      + `${rest > 0 ? `, like ${count(rest, "more pair")}` : ""}. Each target was given as many iterations as take it D, so bursts of `
      + "CPU-bound work do not show this.",
    steps: [],
  }];
}
