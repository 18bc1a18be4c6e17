// Sweeps: the makespan over the number of users, all runs in one picture for each way of use.

/** A run's marks: hollow, so that those of equal makespan can be told apart where they lie upon each other. */
const RUN_SYMBOLS = ["circle", "rect", "triangle", "diamond"];
const RUN_COLOURS = 6;

function sweeps(comparison) {
  const points = comparison.metrics.filter(metric =>
    metric.metric === "makespan" && metric.experiment !== null && isSweep(metric) && metric.users !== null);
  return section(
    "sweep",
    "How does the makespan grow with the number of users, in each run?",
    points.length === 0
      ? note("None of the runs had a sweep.")
      : note("The mean over the forks of each run, with its interval; below five forks that is their range."),
    points.length === 0 ? null : legend(comparison.runs.map((run, at) =>
      [symbolMark(RUN_SYMBOLS[at % RUN_SYMBOLS.length], `--${runColour(at)}`, false), `${run.letter}: ${run.name}`])),
    [...groupBy(points, metric => metric.experiment)].map(([experiment, members]) => [
      heading(3, `sweep-${experiment}`, question(experiment)),
      el("div", { class: "grid row" }, [...groupBy(members, wayOf)].map(([way, metrics]) =>
        sweep(comparison, `sweep-${experiment}-${metrics[0].target}-${metrics[0].endpoint}`, way, metrics, highest(members)))),
    ]));
}

function runColour(at) {
  return `series-${at % RUN_COLOURS + 1}`;
}

/** The top of all panels of a question. */
function highest(metrics) {
  return largest(metrics.flatMap(metric => metric.runs.flatMap(run => run === null ? [] : [run.high ?? run.mean ?? 0])));
}

function sweep(comparison, id, way, metrics, top) {
  const byUsers = [...metrics].sort((one, other) => one.users - other.users);
  const title = `${way}: makespan`;
  return chart({
    id,
    title,
    text: null,
    label: `${title}. ${comparison.runs.map((run, at) => growth(run, at, byUsers)).join("; ")}.`,
    height: 260,
    elements: metrics.length * comparison.runs.length * 2,
    option: colours => sweepOption(comparison, byUsers, top, colours),
    table: () => plainTable(
      `${title}, in seconds`,
      [{ head: "users" }, ...comparison.runs.flatMap(run => ["mean", "low", "high"].map(what => ({ head: `${run.letter} ${what}`, decimals: 3 })))],
      byUsers.map(metric => [metric.users, ...metric.runs.flatMap(run => [run?.mean ?? null, run?.low ?? null, run?.high ?? null])])),
  });
}

function growth(run, at, metrics) {
  const there = metrics.filter(metric => metric.runs[at] !== null && metric.runs[at].mean !== null);
  if (there.length === 0) {
    return `${run.letter} has none`;
  }
  const [first, last] = [there[0], there[there.length - 1]];
  return `${run.letter}: from ${seconds(first.runs[at].mean)} with ${count(first.users, "user")} to ${seconds(last.runs[at].mean)} with ${last.users}`;
}

function sweepOption(comparison, metrics, top, colours) {
  return {
    grid: { left: 48, right: 16, top: 12, bottom: 44 },
    xAxis: axis(colours, { name: "users", minInterval: 1, min: 0 }),
    yAxis: axis(colours, { name: "makespan, s", nameGap: 34, min: 0, max: top, axisLabel: {
      color: colours("muted"), showMaxLabel: false, formatter: value => String(Math.round(value * 1000) / 1000),
    } }),
    series: comparison.runs.flatMap((run, at) => runSeries(run, at, metrics, colours)),
  };
}

function runSeries(run, at, metrics, colours) {
  const color = colours(runColour(at));
  const there = metrics.filter(metric => metric.runs[at] !== null && metric.runs[at].mean !== null);
  return [
    {
      name: run.letter,
      type: "line",
      symbol: RUN_SYMBOLS[at % RUN_SYMBOLS.length],
      symbolSize: 11,
      z: 3,
      lineStyle: { color, width: 1.5, type: at === 0 ? "solid" : "dashed" },
      itemStyle: { color: "transparent", borderColor: color, borderWidth: 2 },
      tooltip: { trigger: "item", formatter: shown => `${run.letter}, ${count(shown.value[0], "user")}\nmakespan ${seconds(shown.value[1])}` },
      data: there.map(metric => [metric.users, metric.runs[at].mean]),
    },
    {
      name: `${run.letter}, interval`,
      type: "custom",
      silent: true,
      z: 2,
      data: there.filter(metric => metric.runs[at].low !== null).map(metric => [metric.users, metric.runs[at].low, metric.runs[at].high]),
      renderItem: (_, api) => {
        const [x, low] = api.coord([api.value(0), api.value(1)]);
        const [, high] = api.coord([api.value(0), api.value(2)]);
        return { type: "line", shape: { x1: x, y1: low, x2: x, y2: high }, style: { stroke: color, lineWidth: 2 } };
      },
      encode: { x: 0, y: [1, 2] },
    },
  ];
}
