// Sweeps: the makespan over the number of users, all runs in one picture for each way of use.

/** A run's marks: hollow, so that those of equal makespan can be told apart where they lie upon each other. */
const RUN_SYMBOLS = ["circle", "rect", "triangle", "diamond"];
const RUN_COLOURS = 6;

function sweeps(comparison) {
  const points = comparison.figures.filter(figure =>
    figure.figure === "makespan" && figure.experiment !== null && isSweep(figure) && figure.users !== null);
  return section(
    "sweep",
    "How does the makespan grow with the number of users, in each run?",
    points.length === 0
      ? note("None of the runs had a sweep.")
      : note("The mean over the forks of each run, with its interval; below five forks that is their range."),
    points.length === 0 ? null : legend(comparison.runs.map((run, at) =>
      [symbolMark(RUN_SYMBOLS[at % RUN_SYMBOLS.length], `--${runColour(at)}`, false), `${run.letter}: ${run.name}`])),
    [...groupBy(points, figure => figure.experiment)].map(([experiment, members]) => [
      heading(3, `sweep-${experiment}`, question(experiment)),
      el("div", { class: "grid row" }, [...groupBy(members, wayOf)].map(([way, figures]) =>
        sweep(comparison, `sweep-${experiment}-${figures[0].target}-${figures[0].endpoint}`, way, figures, highest(members)))),
    ]));
}

function runColour(at) {
  return `series-${at % RUN_COLOURS + 1}`;
}

/** The top of all panels of a question. */
function highest(figures) {
  return largest(figures.flatMap(figure => figure.runs.flatMap(run => run === null ? [] : [run.high ?? run.mean ?? 0])));
}

function sweep(comparison, id, way, figures, top) {
  const byUsers = [...figures].sort((one, other) => one.users - other.users);
  const title = `${way}: makespan`;
  return chart({
    id,
    title,
    text: null,
    label: `${title}. ${comparison.runs.map((run, at) => growth(run, at, byUsers)).join("; ")}.`,
    height: 260,
    elements: figures.length * comparison.runs.length * 2,
    option: colours => sweepOption(comparison, byUsers, top, colours),
    table: () => plainTable(
      `${title}, in seconds`,
      [{ head: "users" }, ...comparison.runs.flatMap(run => ["mean", "low", "high"].map(what => ({ head: `${run.letter} ${what}`, decimals: 3 })))],
      byUsers.map(figure => [figure.users, ...figure.runs.flatMap(run => [run?.mean ?? null, run?.low ?? null, run?.high ?? null])])),
  });
}

function growth(run, at, figures) {
  const there = figures.filter(figure => figure.runs[at] !== null && figure.runs[at].mean !== null);
  if (there.length === 0) {
    return `${run.letter} has none`;
  }
  const [first, last] = [there[0], there[there.length - 1]];
  return `${run.letter}: from ${seconds(first.runs[at].mean)} with ${count(first.users, "user")} to ${seconds(last.runs[at].mean)} with ${last.users}`;
}

function sweepOption(comparison, figures, top, colours) {
  return {
    grid: { left: 48, right: 16, top: 12, bottom: 44 },
    xAxis: axis(colours, { name: "users", minInterval: 1, min: 0 }),
    yAxis: axis(colours, { name: "makespan, s", nameGap: 34, min: 0, max: top, axisLabel: {
      color: colours("muted"), showMaxLabel: false, formatter: value => String(Math.round(value * 1000) / 1000),
    } }),
    series: comparison.runs.flatMap((run, at) => runSeries(run, at, figures, colours)),
  };
}

function runSeries(run, at, figures, colours) {
  const color = colours(runColour(at));
  const there = figures.filter(figure => figure.runs[at] !== null && figure.runs[at].mean !== null);
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
      data: there.map(figure => [figure.users, figure.runs[at].mean]),
    },
    {
      name: `${run.letter}, interval`,
      type: "custom",
      silent: true,
      z: 2,
      data: there.filter(figure => figure.runs[at].low !== null).map(figure => [figure.users, figure.runs[at].low, figure.runs[at].high]),
      renderItem: (_, api) => {
        const [x, low] = api.coord([api.value(0), api.value(1)]);
        const [, high] = api.coord([api.value(0), api.value(2)]);
        return { type: "line", shape: { x1: x, y1: low, x2: x, y2: high }, style: { stroke: color, lineWidth: 2 } };
      },
      encode: { x: 0, y: [1, 2] },
    },
  ];
}
