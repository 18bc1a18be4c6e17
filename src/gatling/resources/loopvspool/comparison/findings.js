// Findings: sentences made from the verdicts.

/** So many of a pair are spelled out; the table has all. */
const MOST_SENTENCES = 12;

function findings(comparison) {
  const distrusted = comparison.runs.filter(run => run.validity.level === "INVALID").map(run => run.letter);
  return section(
    "findings",
    "What differs?",
    distrusted.length === 0 ? null : absent(`${list(distrusted)} ${distrusted.length === 1 ? "is" : "are"} INVALID. `
      + "These sentences say how the numbers differ, not how what was measured does."),
    el("ul", { class: "findings" }, comparison.pairs.flatMap((pair, at) => [
      el("li", {}, counted(pair)),
      ...unjudged(comparison, at).map(text => el("li", {}, text)),
      ...differences(comparison, at).map(text => el("li", {}, text)),
      ...unmatched(comparison, at).map(text => el("li", {}, text)),
    ])),
    note("Different: the 95 % interval of the ratio excludes 1, chance does not explain it even among so many metrics (Welch's test on the "
      + `logarithms, Holm's correction, 5 %), and it is more than the ${tellingPercent(comparison)} that calibration can tell. `
      + "Not shown to differ is not the same as equal: a difference may be there, and be too small for so few forks."));
}

function counted(pair) {
  const all = pair.different + pair.notShown + pair.notJudged;
  return `${pair.run} against ${pair.base}: of ${count(all, "metric")} ${pair.different} ${pair.different === 1 ? "is" : "are"} different, `
    + `${pair.notShown} not shown to differ, ${pair.notJudged} not judged.`;
}

/** Why metrics were not judged, of each reason how many. */
function unjudged(comparison, pair) {
  const { base, run } = comparison.pairs[pair];
  const without = contrasted(comparison, pair).filter(({ contrast }) => contrast.verdict === "not judged");
  return [...groupBy(without, ({ contrast }) => contrast.why)].map(([why, metrics]) =>
    `${run} against ${base}: ${count(metrics.length, "metric")} not judged: ${why}.`);
}

function weight(metric) {
  const at = FOREMOST.indexOf(metric.metric);
  return at < 0 ? FOREMOST.length : at;
}

function differences(comparison, pair) {
  const { base, run } = comparison.pairs[pair];
  const size = ({ contrast }) => Math.abs(Math.log(contrast.ratio));
  const found = contrasted(comparison, pair)
    .filter(({ contrast }) => contrast.verdict === "different")
    .sort((one, other) => weight(one.metric) - weight(other.metric) || size(other) - size(one));
  const rest = found.length - MOST_SENTENCES;
  return [
    ...found.slice(0, MOST_SENTENCES).map(({ metric, contrast }) => sentence(metric, contrast, base, run)),
    ...rest > 0 ? [`${run} against ${base}: ${rest} more, in the table of all metrics.`] : [],
  ];
}

/** javalin-1x sync-iobound, 9 users, io-burst: makespan 10 % longer [8.0 %, 12 %] in B than in A: different. */
function sentence(metric, { ratio, low, high }, base, run) {
  const [more, less] = COMPARATIVES[metric.unit] ?? ["more", "less"];
  const of = metric.experiment === null ? subject(metric) : `${subject(metric)}, ${metric.experiment}`;
  const bounds = ratio > 1 ? [low - 1, high - 1] : [1 - high, 1 - low];
  return `${of}: ${metric.words} ${percent(ratio - 1)} ${ratio > 1 ? more : less} [${bounds.map(percent).join(", ")}] in ${run} than in ${base}: different.`;
}

/** Metrics that only one of the two has. */
function unmatched(comparison, pair) {
  const { base, run } = comparison.pairs[pair];
  const only = (one, other) => comparison.metrics.filter(metric => metric.runs[one] !== null && metric.runs[other] === null);
  return [[base, 0, pair + 1], [run, pair + 1, 0]]
    .map(([letter, one, other]) => [letter, only(one, other)])
    .filter(([, metrics]) => metrics.length > 0)
    .map(([letter, metrics]) => `Only in ${letter}, of ${run} and ${base}: ${count(metrics.length, "metric")}, of `
      + `${list([...new Set(metrics.map(metric => [metric.target, metric.endpoint, metric.experiment, metric.variant]
        .filter(word => word !== null).join(" ")))])}.`);
}
