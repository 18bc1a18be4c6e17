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
    note("Different: the 95 % interval of the ratio excludes 1, chance does not explain it even among so many figures (Welch's test on the "
      + `logarithms, Holm's correction, 5 %), and it is more than the ${tellingPercent(comparison)} that calibration can tell. `
      + "Not shown to differ is not the same as equal: a difference may be there, and be too small for so few forks."));
}

function counted(pair) {
  const all = pair.different + pair.notShown + pair.notJudged;
  return `${pair.run} against ${pair.base}: of ${count(all, "figure")} ${pair.different} ${pair.different === 1 ? "is" : "are"} different, `
    + `${pair.notShown} not shown to differ, ${pair.notJudged} not judged.`;
}

/** Why figures were not judged, of each reason how many. */
function unjudged(comparison, pair) {
  const { base, run } = comparison.pairs[pair];
  const without = contrasted(comparison, pair).filter(({ contrast }) => contrast.verdict === "not judged");
  return [...groupBy(without, ({ contrast }) => contrast.why)].map(([why, figures]) =>
    `${run} against ${base}: ${count(figures.length, "figure")} not judged: ${why}.`);
}

function weight(figure) {
  const at = FOREMOST.indexOf(figure.figure);
  return at < 0 ? FOREMOST.length : at;
}

function differences(comparison, pair) {
  const { base, run } = comparison.pairs[pair];
  const size = ({ contrast }) => Math.abs(Math.log(contrast.ratio));
  const found = contrasted(comparison, pair)
    .filter(({ contrast }) => contrast.verdict === "different")
    .sort((one, other) => weight(one.figure) - weight(other.figure) || size(other) - size(one));
  const rest = found.length - MOST_SENTENCES;
  return [
    ...found.slice(0, MOST_SENTENCES).map(({ figure, contrast }) => sentence(figure, contrast, base, run)),
    ...rest > 0 ? [`${run} against ${base}: ${rest} more, in the table of all figures.`] : [],
  ];
}

/** javalin-1x sync-iobound, 9 users, io-burst: makespan 10 % longer [8.0 %, 12 %] in B than in A: different. */
function sentence(figure, { ratio, low, high }, base, run) {
  const [more, less] = COMPARATIVES[figure.unit] ?? ["more", "less"];
  const of = figure.experiment === null ? subject(figure) : `${subject(figure)}, ${figure.experiment}`;
  const bounds = ratio > 1 ? [low - 1, high - 1] : [1 - high, 1 - low];
  return `${of}: ${figure.words} ${percent(ratio - 1)} ${ratio > 1 ? more : less} [${bounds.map(percent).join(", ")}] in ${run} than in ${base}: different.`;
}

/** Figures that only one of the two has. */
function unmatched(comparison, pair) {
  const { base, run } = comparison.pairs[pair];
  const only = (one, other) => comparison.figures.filter(figure => figure.runs[one] !== null && figure.runs[other] === null);
  return [[base, 0, pair + 1], [run, pair + 1, 0]]
    .map(([letter, one, other]) => [letter, only(one, other)])
    .filter(([, figures]) => figures.length > 0)
    .map(([letter, figures]) => `Only in ${letter}, of ${run} and ${base}: ${count(figures.length, "figure")}, of `
      + `${list([...new Set(figures.map(figure => [figure.target, figure.endpoint, figure.experiment, figure.variant]
        .filter(word => word !== null).join(" ")))])}.`);
}
