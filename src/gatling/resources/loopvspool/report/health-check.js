// Health check: how long a ping waits that comes while the burst is under way, over the wait that was predicted.

function probes(run) {
  const steps = representatives(run).filter(step => step.probes !== null);
  const shown = steps.filter(step => step.pings !== null && step.pings.dueSeconds.length > 0);
  const without = steps.filter(step => !shown.includes(step));
  return section(
    "health-check",
    QUESTIONS["health-check"],
    steps.length === 0
      ? note("This run sent no pings: lab.experiments names health-check, or all.")
      : note("Each point is a ping by a user of its own, who asks for nothing but an answer. Above the limit a load balancer takes "
        + "the target out of service, although it works."),
    without.length === 0 ? null : absent(`No ping was sent beside ${list(without.map(wayOf))}.`),
    thinnedNote(shown, "pings", "ping", "probes.csv"),
    shown.length === 0 ? null : legend([
      [symbolMark("circle", "--service"), "wait of a ping"], [dashMark("--predicted-edge"), "predicted"],
      [lineMark("--failed"), "limit of the health check"], [symbolMark("diamond", "--failed"), "failed"],
    ]),
    shown.length === 0 ? null : fold(`Show ${count(shown.length, "picture")}`, el("div", { class: "grid" }, shown.map(step => {
      const alike = shown.filter(one => one.experiment === step.experiment && one.work === step.work);
      return pingChart(step, highestWait(alike), largest(alike.map(lastMoment)));
    }))));
}

function highestWait(steps) {
  return largest(steps.flatMap(({ probes: { limitSeconds, prediction }, pings }) => [
    limitSeconds * 1.1, prediction.maxSeconds, ...pings.waitSeconds.filter(wait => wait !== null),
  ]));
}

/** With the scale of the steps of the same question and work, so that their pictures can be compared. */
function pingChart(step, highest, until) {
  const { limitSeconds, prediction, measurement } = step.probes;
  const passes = measurement !== null && measurement.overLimit === 0;
  const outcome = measurement === null ? "no ping was sent"
    : `${passes ? "passes" : "FAILS"}: longest ${seconds(measurement.maxSeconds)}, predicted ${seconds(prediction.maxSeconds)}; `
      + `${measurement.overLimit} of ${measurement.sent} over ${limitSeconds}\u00a0s`;
  return chart({
    id: `health-check-${step.step}`,
    title: wayOf(step),
    text: outcome,
    label: `Pings beside ${step.name}: ${outcome}.`,
    height: 210,
    elements: step.pings.dueSeconds.length,
    option: colours => pingOption(step, highest, until, colours),
    table: () => plainTable(
      `Pings beside ${step.name}`,
      [{ head: "due, s after the first send", decimals: 2 }, { head: "wait, s", decimals: 3 }, { head: "failure" }],
      step.pings.dueSeconds.map((due, at) => [due, step.pings.waitSeconds[at], step.pings.failure[at] ?? ""])),
  });
}

function pingOption(step, highest, until, colours) {
  const { pings, probes: { limitSeconds, intervalSeconds, prediction } } = step;
  const points = (failed, height) => pings.dueSeconds
    .map((due, at) => [due, height(pings.waitSeconds[at]), at])
    .filter(([, wait, at]) => (pings.failure[at] !== null) === failed && wait !== null);
  const series = (name, symbol, symbolSize, color, data) => ({
    name,
    type: "scatter",
    symbol,
    symbolSize,
    itemStyle: { color, opacity: 0.85 },
    tooltip: { formatter: shown =>
      `due at ${seconds(shown.value[0])}\n${pings.failure[shown.value[2]] ?? `waited ${seconds(shown.value[1])}`}` },
    data,
  });
  const labels = { color: colours("muted"), hideOverlap: true, showMaxLabel: false };
  const free = prediction.maxSeconds === 0 ? 0 : prediction.maxSeconds + intervalSeconds / 2;
  return {
    grid: { left: 48, right: 14, top: 10, bottom: 42 },
    xAxis: axis(colours, { name: "due, seconds since the first send", min: 0, max: until, axisLabel: labels }),
    yAxis: axis(colours, { name: "wait, s", nameGap: 34, min: 0, max: highest * 1.05, axisLabel: labels }),
    series: [
      {
        name: "predicted",
        type: "line",
        symbol: "none",
        silent: true,
        z: 1,
        lineStyle: { color: colours("predicted-edge"), type: "dashed", width: 2 },
        data: [[0, free], [free, 0], [Math.max(until, free), 0]],
        markLine: limitLine(colours, limitSeconds),
      },
      series("answered", "circle", 5, colours("service"), points(false, wait => wait)),
      series("failed", "diamond", 9, colours("failed"), points(true, wait => wait ?? limitSeconds)),
    ],
  };
}

/** Unbroken, so that it is told apart from what was predicted without its colour, too. */
function limitLine(colours, seconds) {
  const dashed = ruler(colours("failed"), { yAxis: seconds });
  return { ...dashed, lineStyle: { ...dashed.lineStyle, type: "solid" } };
}
