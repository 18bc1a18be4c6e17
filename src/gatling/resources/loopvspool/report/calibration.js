// Calibration: what was sampled, the line through it, and how near the baselines come to D.

function calibration(run) {
  if (run.calibrations.length === 0) {
    return section("calibration", "How was it made sure that every request is the same work?",
      note("Nothing was calibrated: this run has no CPU-bound step, or ended before."));
  }
  return section(
    "calibration",
    "How was it made sure that every request is the same work?",
    baselines(run),
    heading(3, "calibration-samples", "What did it find?"),
    legend([
      [symbolMark("circle", "--series-2", false), "just started (cold)"],
      [symbolMark("circle", "--series-1"), "after the warm-up"],
      [dashMark("--text"), "the line of the fit"],
    ]),
    fold(`Show ${count(2 * run.calibrations.length, "picture")}`, warmUps(run),
      el("div", { class: "grid" }, run.calibrations.flatMap(one => [samplesChart(one), fitChart(one)]))));
}

function warmUps(run) {
  return plainTable(
    "Warm-up: it ends when the kernel is steady, or at its limit",
    [
      { head: "target" }, { head: "steady" }, { head: "seconds", decimals: 1 }, { head: "windows", decimals: 0 },
      { head: "variation, %", decimals: 1 }, { head: "JIT, %", decimals: 1 },
    ],
    run.calibrations.map(({ target, warmUp }) => [
      target, warmUp.steady ? "yes" : "no, at its limit", warmUp.seconds, warmUp.windows, warmUp.variationPercent, warmUp.jitPercent,
    ]));
}

function baselines(run) {
  const all = run.calibrations;
  const wanted = all[0].wantedSeconds;
  const title = `Do so many iterations take D = ${wanted} s?`;
  return [
    heading(3, "calibration-baselines", title),
    legend([
      [symbolMark("circle", "--service"), "baseline, by the count chosen"],
      [symbolMark("circle", "--muted", false), "baseline before the refinement"],
      [symbolMark("diamond", "--series-2", false), "the naive rule's choice, cold"],
      [symbolMark("diamond", "--series-1"), "the naive rule's choice, warm"],
      [dashMark("--text"), "D"],
    ]),
    chart({
      id: "calibration-d",
      title: "Baselines and the naive rule's choice against D",
      text: "The band is 5 % around D: beyond it a run is SUSPECT.",
      label: `${title} ${all.map(one => `${one.target}: ${one.errorPercent.toFixed(1)} % off`).join(", ")}.`,
      height: all.length * CASE_PIXELS + 52,
      elements: all.length * 20,
      option: colours => baselineOption(all, wanted, colours),
      table: () => plainTable(
        "Baselines in seconds, and what the naive rule (D / mean of 50 cold samples) would have chosen",
        [
          { head: "target" }, { head: "iterations", decimals: 0 }, { head: "baselines" }, { head: "off by, %", decimals: 1 },
          { head: "cold choice, s", decimals: 3 }, { head: "off by, %", decimals: 1 },
          { head: "warm choice, s", decimals: 3 }, { head: "off by, %", decimals: 1 },
        ],
        all.map(one => [
          one.target, one.iterations, lastOf(one.proofs).samples.map(sample => fixed(sample.wallSeconds, 3)).join(", "),
          one.errorPercent, one.naiveCold.expectedSeconds, one.naiveCold.missPercent,
          one.naiveWarm.expectedSeconds, one.naiveWarm.missPercent,
        ])),
    }),
  ];
}

function lastOf(items) {
  return items[items.length - 1];
}

function baselineOption(all, wanted, colours) {
  const at = all.map((_, row) => all.length - 1 - row);
  const proofs = which => all.flatMap((one, row) => which(one.proofs).flatMap(proof =>
    proof.samples.map(sample => [sample.wallSeconds, at[row], row])));
  const shown = all.flatMap(one => [
    one.naiveCold.expectedSeconds, one.naiveWarm.expectedSeconds,
    ...one.proofs.flatMap(proof => proof.samples.map(sample => sample.wallSeconds)),
  ]);
  const step = wanted / 20;
  const left = Math.min(wanted * 0.9, Math.floor(-largest(shown.map(time => -time)) / step) * step);
  const right = Math.max(wanted * 1.1, Math.ceil(largest(shown) / step) * step);
  const choices = rule => all.map((one, row) => [one[rule].expectedSeconds, at[row] - 0.12, row]);
  const points = (name, symbol, color, filled, data) => ({
    name,
    type: "scatter",
    symbol,
    symbolSize: 10,
    itemStyle: { color: filled ? color : "transparent", borderColor: color, borderWidth: 1.5, opacity: 0.85 },
    tooltip: { formatter: shown => `${all[shown.value[2]].target}\n${name} ${seconds(shown.value[0])}` },
    data,
  });
  return {
    grid: { left: 10, right: 16, top: 4, bottom: 42 },
    xAxis: axis(colours, {
      name: "seconds",
      scale: true,
      min: left,
      max: right,
      axisLabel: { color: colours("muted"), hideOverlap: true, formatter: value => value.toFixed(wanted < 1 ? 2 : 1) },
    }),
    yAxis: rowAxis(colours, all.length),
    series: [
      {
        ...rowNames(colours, all.map(one => one.target), left),
        markArea: {
          silent: true,
          itemStyle: { color: colours("predicted"), opacity: 0.7 },
          data: [[{ xAxis: wanted * 0.95 }, { xAxis: wanted * 1.05 }]],
        },
        markLine: ruler(colours("text"), { xAxis: wanted }),
      },
      points("the naive rule's choice, cold", "diamond", colours("series-2"), false, choices("naiveCold")),
      points("the naive rule's choice, warm", "diamond", colours("series-1"), true, choices("naiveWarm")),
      points("baseline before the refinement", "circle", colours("muted"), false, proofs(some => some.slice(0, -1))),
      points("baseline", "circle", colours("service"), true, proofs(some => some.slice(-1))),
    ],
  };
}

function samplesChart(one) {
  const cold = one.naiveCold.samples.map(sample => sample.wallSeconds);
  const warm = one.naiveWarm.samples.map(sample => sample.wallSeconds);
  const text = `Means ${micros(one.naiveCold.meanSeconds)} µs cold and ${micros(one.naiveWarm.meanSeconds)} µs warm; `
    + `the fit finds ${micros(one.wallFit.perIterationSeconds)} µs.`;
  return chart({
    id: `calibration-samples-${one.target}`,
    title: `${one.target}: what does one iteration take?`,
    text,
    label: `Single-iteration requests of ${one.target}. ${text}`,
    height: 220,
    elements: cold.length + warm.length,
    option: colours => samplesOption(one, cold, warm, colours),
    table: () => plainTable(
      `Single-iteration requests of ${one.target}, in microseconds`,
      [{ head: "request" }, { head: "cold", decimals: 1 }, { head: "warm", decimals: 1 }],
      cold.map((time, at) => [at + 1, time * 1e6, at < warm.length ? warm[at] * 1e6 : null])),
  });
}

function micros(value) {
  return (value * 1e6).toFixed(0);
}

function samplesOption(one, cold, warm, colours) {
  const points = (name, times, color, filled) => ({
    name,
    type: "scatter",
    symbolSize: 6,
    itemStyle: { color: filled ? color : "transparent", borderColor: color, borderWidth: 1.2 },
    tooltip: { formatter: shown => `${name}, request ${shown.value[0]}\n${shown.value[1].toFixed(1)} µs` },
    data: times.map((time, at) => [at + 1, time * 1e6]),
  });
  return {
    grid: { left: 52, right: 14, top: 8, bottom: 42 },
    xAxis: axis(colours, { name: "request", min: 0, minInterval: 1 }),
    yAxis: axis(colours, { type: "log", name: "µs, logarithmic", nameGap: 40, min: extent => 10 ** Math.floor(Math.log10(extent.min)),
      splitLine: { lineStyle: { color: colours("line") } } }),
    series: [
      points("cold", cold, colours("series-2"), false),
      {
        ...points("warm", warm, colours("series-1"), true),
        markLine: ruler(colours("text"), { yAxis: one.wallFit.perIterationSeconds * 1e6 }),
      },
    ],
  };
}

function fitChart(one) {
  const time = sample => (one.fitBasis === "cpu" ? sample.cpuSeconds : sample.wallSeconds);
  const { overheadSeconds, perIterationSeconds, rSquared } = one.fit;
  const line = `${(overheadSeconds * 1000).toFixed(2)} ms + n × ${(perIterationSeconds * 1e6).toFixed(2)} µs`;
  const text = `${one.fitBasis === "cpu" ? "CPU" : "Wall"} time = ${line}; R² = ${rSquared.toFixed(4)}; D takes ${one.iterations} iterations.`;
  return chart({
    id: `calibration-fit-${one.target}`,
    title: `${one.target}: is time a line over iterations?`,
    text,
    label: `The fit of ${one.target}. ${text}`,
    height: 220,
    elements: one.fitSamples.length,
    option: colours => fitOption(one, time, colours),
    table: () => plainTable(
      `The fit's requests on ${one.target}, in seconds`,
      [{ head: "iterations", decimals: 0 }, { head: "CPU time", decimals: 4 }, { head: "wall time", decimals: 4 }],
      one.fitSamples.map(sample => [sample.iterations, sample.cpuSeconds, sample.wallSeconds])),
  });
}

function fitOption(one, time, colours) {
  const most = largest(one.fitSamples.map(sample => sample.iterations)) * 1.05;
  const line = n => [n, one.fit.overheadSeconds + n * one.fit.perIterationSeconds];
  return {
    grid: { left: 52, right: 14, top: 8, bottom: 42 },
    xAxis: axis(colours, { name: "iterations", min: 0 }),
    yAxis: axis(colours, { name: "seconds", nameGap: 38, min: 0 }),
    series: [
      {
        name: "fit",
        type: "line",
        symbol: "none",
        silent: true,
        lineStyle: { color: colours("text"), type: "dashed", width: 1.5 },
        data: [line(0), line(most)],
      },
      {
        name: "samples",
        type: "scatter",
        symbolSize: 8,
        itemStyle: { color: colours("series-1"), opacity: 0.8 },
        tooltip: { formatter: shown => `${shown.value[0]} iterations\n${shown.value[1].toFixed(4)} s` },
        data: one.fitSamples.filter(sample => time(sample) !== null).map(sample => [sample.iterations, time(sample)]),
      },
    ],
  };
}
