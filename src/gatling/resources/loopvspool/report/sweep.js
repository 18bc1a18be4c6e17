// Sweep: the makespan over the number of users, measured points over the predicted line.

/** Hollow, so that those of equal makespan can be told apart where they lie upon each other. */
const SYMBOLS = ["circle", "rect", "triangle", "diamond"];

function sweeps(run) {
  const groups = groupBy(run.steps.filter(isSweep), step => `${step.experiment} ${step.work}`);
  return section(
    "sweep",
    "How does the makespan grow with the number of users?",
    groups.size === 0
      ? note("This run had no sweep: lab.experiments names cpu-sweep or io-sweep, or all.")
      : note("Points are measured", isForked(run) ? ", one for each fork" : "",
        "; the dashed line, with small marks of the same shape and colour, is what was predicted before the burst."),
    el("div", { class: "grid" }, [...groups.values()].map(steps => sweep(steps, run.run.forks))));
}

function sweep(steps, forks) {
  const ways = [...groupBy(steps, wayOf)];
  const { experiment, work } = steps[0];
  const title = `Makespan of N users who come at once: ${WORK[work]}`;
  return chart({
    id: `sweep-${experiment}-${work.toLowerCase()}`,
    title,
    text: legend([
      ...ways.map(([way], at) => [symbolMark(SYMBOLS[at % SYMBOLS.length], seriesColour(at, "--"), false), way]),
      [dashMark("--text"), "predicted"],
    ]),
    label: `${title}. ${ways.map(([way, members]) => growth(way, members)).join("; ")}.`,
    height: 360,
    elements: steps.length * 2,
    option: colours => sweepOption(ways, forks, colours),
    table: () => sweepTable(title, steps, forks),
  });
}

function growth(way, steps) {
  const measured = steps.filter(step => step.measurement !== null).sort((one, other) => one.users - other.users);
  if (measured.length === 0) {
    return `${way}: no request was answered`;
  }
  const [first, last] = [measured[0], measured[measured.length - 1]];
  return `${way}: from ${seconds(first.measurement.makespanSeconds)} with ${count(first.users, "user")}`
    + ` to ${seconds(last.measurement.makespanSeconds)} with ${last.users}`;
}

function seriesColour(at, prefix = "") {
  return `${prefix}series-${at % 6 + 1}`;
}

function sweepOption(ways, forks, colours) {
  const byUsers = steps => [...steps].sort((one, other) => one.users - other.users);
  return {
    grid: { left: 48, right: 24, top: 12, bottom: 44 },
    xAxis: axis(colours, { name: "users", minInterval: 1, min: 0 }),
    yAxis: axis(colours, { name: "makespan, s", nameGap: 34, min: 0 }),
    series: ways.flatMap(([way, steps], at) => {
      const color = colours(seriesColour(at));
      return [
        {
          name: `${way}, predicted`,
          type: "line",
          symbol: SYMBOLS[at % SYMBOLS.length],
          symbolSize: 6,
          z: 1,
          silent: true,
          itemStyle: { color },
          lineStyle: { color, type: "dashed", width: 1.5 },
          data: byUsers(steps.filter(step => step.fork === steps[0].fork)).map(step => [step.users, step.prediction.makespanSeconds]),
        },
        {
          name: way,
          type: "scatter",
          symbol: SYMBOLS[at % SYMBOLS.length],
          symbolSize: forks > 1 ? 10 : 14,
          z: 2,
          itemStyle: { color: "transparent", borderColor: color, borderWidth: 2 },
          tooltip: { formatter: shown =>
            `${way}, ${count(shown.value[0], "user")}${forks > 1 ? `, fork ${shown.value[3]}` : ""}\nmeasured ${seconds(shown.value[1])}, predicted ${seconds(shown.value[2])}` },
          data: byUsers(steps)
            .filter(step => step.measurement !== null)
            .map(step => [step.users, step.measurement.makespanSeconds, step.prediction.makespanSeconds, step.fork]),
        },
      ];
    }),
  };
}

function sweepTable(title, steps, forks) {
  return plainTable(
    `${title}, in seconds`,
    [
      ...forks > 1 ? [{ head: "fork" }] : [],
      { head: "target and way of use" }, { head: "users" }, { head: "predicted", decimals: 3 }, { head: "measured", decimals: 3 },
    ],
    steps.map(step => [
      ...forks > 1 ? [step.fork] : [],
      wayOf(step), step.users, step.prediction.makespanSeconds, step.measurement === null ? null : step.measurement.makespanSeconds,
    ]));
}
