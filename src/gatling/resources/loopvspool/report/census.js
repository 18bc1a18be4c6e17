// Census: the target's threads by what they are for, and the cores that it kept busy, before and in the burst.

/** From the bottom of the picture to its top: those that do the work first. */
const THREADS = {
  eventLoop: "event loops", worker: "workers of an event loop", pool: "pool of the server", carrier: "carriers of virtual threads",
  acceptor: "acceptors", client: "client of other services", census: "the census itself", other: "others", jvm: "the JVM's own",
};

function census(run) {
  const steps = representatives(run).filter(step => step.users > 1);
  const shown = steps.filter(step => hasSamples(step));
  const without = steps.filter(step => !hasSamples(step));
  const kinds = Object.keys(THREADS).filter(kind => shown.some(step => step.samples[kind].some(number => number > 0)));
  return section(
    "census",
    "Which threads does each target have, and how many cores do they keep busy?",
    note("The largest burst of each target and way of use, as the target samples itself; the sample before the burst comes first. "
      + "The kinds stand on each other in the order of the legend, the first at the bottom. "
      + "The burst lies between the upright lines, by its measured makespan; the level one is the number of cores that the target may "
      + "use."),
    without.length === 0 ? null : absent(`No samples for ${list(without.map(step => `${wayOf(step)} (${whyNone(step)})`))}.`),
    thinnedNote(shown, "samples", "sample", "census.csv"),
    shown.length === 0 ? null : legend([
      ...kinds.map(kind => [boxMark(`--thread-${kind}`, "--muted"), THREADS[kind]]),
      [dashMark("--text"), "begin and end of the burst; the target's cores"],
    ]),
    shown.length === 0 ? null : fold(`Show ${count(shown.length, "picture")}`,
      el("div", { class: "grid" }, shown.map(step => censusChart(run, step, kinds)))));
}

function hasSamples(step) {
  return step.samples !== null && step.samples.atSeconds.length > 0;
}

function whyNone(step) {
  if (step.census === null) {
    return "the target offers no census, or has not answered yet";
  }
  return step.census.unavailable ?? "none falls into the burst";
}

function censusChart(run, step, kinds) {
  const busy = coresBusy(step.samples);
  const known = busy.map(([, cores]) => cores).filter(cores => cores !== null);
  const before = threadsOf(step.census && step.census.before);
  const peak = threadsOf(step.census && step.census.peak);
  const cpu = step.census && step.census.cpuSeconds !== null ? `; CPU time ${seconds(step.census.cpuSeconds)}` : "";
  const text = `${before ?? UNKNOWN} threads before, ${peak ?? UNKNOWN} at the peak${cpu}`;
  return chart({
    id: `census-${step.step}`,
    title: wayOf(step),
    text,
    label: `Census of ${step.name}: ${text}${known.length === 0 ? "" : `, at most ${largest(known).toFixed(1)} cores busy`}.`,
    height: 330,
    elements: step.samples.atSeconds.length,
    option: colours => censusOption(run, step, kinds, busy, colours),
    table: () => censusTable(step, kinds, busy),
  });
}

/** Pairs of seconds and cores: CPU time gained since the sample before, over the time between them. */
function coresBusy({ atSeconds, cpuSeconds }) {
  return atSeconds.slice(1).map((at, k) => {
    const [from, to] = [cpuSeconds[k], cpuSeconds[k + 1]];
    return [at, from === null || to === null ? null : (to - from) / (at - atSeconds[k])];
  });
}

function censusOption(run, step, kinds, busy, colours) {
  const { samples } = step;
  const end = step.measurement === null ? lastOf(samples.atSeconds) : step.measurement.makespanSeconds;
  const time = { min: Math.min(samples.atSeconds[0], 0), max: Math.max(lastOf(samples.atSeconds), end) };
  const cores = coresOf(run, step);
  const burst = [{ xAxis: 0 }, { xAxis: end }];
  return {
    grid: [[10, 165], [205, 75]].map(([top, height]) => ({ left: 52, right: 14, top, height, outerBoundsMode: "none" })),
    axisPointer: { link: [{ xAxisIndex: "all" }] },
    tooltip: tooltip(colours, {
      trigger: "axis",
      formatter: shown => [
        `${shown[0].value[0].toFixed(1)} s`,
        ...shown.map(({ seriesName, value }) => [seriesName, value.length > 2 ? value[2] : value[1]])
          .filter(([, number]) => number > 0)
          .map(([name, number]) => `${name}: ${Number(number.toFixed(2))}`),
      ].join("\n"),
    }),
    xAxis: [0, 1].map(at => axis(colours, { ...time, gridIndex: at, name: at === 0 ? "" : "seconds since the first send",
      axisLabel: { show: at === 1, color: colours("muted"), hideOverlap: true, showMinLabel: false, showMaxLabel: false,
        formatter: value => String(Number(value.toFixed(2))) }, splitLine: { show: false } })),
    yAxis: [
      axis(colours, { gridIndex: 0, name: "threads", nameGap: 26, minInterval: 1, min: 0 }),
      axis(colours, { gridIndex: 1, name: "cores", nameGap: 26, splitNumber: 2, min: 0,
        max: Math.ceil(largest([cores ?? 1, ...busy.map(([, number]) => number ?? 0)])) }),
    ],
    series: [
      { name: "burst", type: "line", silent: true, z: 3, data: [], markLine: ruler(colours("text"), ...burst) },
      ...kinds.map((kind, at) => layer(samples, kinds.slice(0, at + 1), colours)).reverse(),
      {
        name: "cores busy",
        type: "line",
        step: "start",
        xAxisIndex: 1,
        yAxisIndex: 1,
        symbol: "none",
        lineStyle: { width: 1.5, color: colours("service") },
        itemStyle: { color: colours("service") },
        data: busy.length === 0 ? [] : [[samples.atSeconds[0], busy[0][1]], ...busy],
        markLine: ruler(colours("text"), ...burst, ...cores === null ? [] : [{ yAxis: cores }]),
      },
    ],
  };
}

/** The uppermost of these kinds, standing on the others; each layer covers what is above the next, so they are drawn from the top. */
function layer(samples, kinds, colours) {
  const kind = kinds[kinds.length - 1];
  return {
    name: THREADS[kind],
    type: "line",
    step: "end",
    symbol: "none",
    lineStyle: { width: 0.7, color: colours("muted") },
    itemStyle: { color: colours(`thread-${kind}`) },
    areaStyle: { color: colours(`thread-${kind}`), opacity: 1, origin: "start" },
    data: samples.atSeconds.map((at, k) => [at, kinds.reduce((sum, one) => sum + samples[one][k], 0), samples[kind][k]]),
  };
}

function censusTable(step, kinds, busy) {
  const { samples } = step;
  return plainTable(
    `Census of ${step.name}`,
    [
      { head: "seconds", decimals: 1 }, { head: "processes", decimals: 0 },
      ...kinds.map(kind => ({ head: THREADS[kind], decimals: 0 })),
      { head: "cores busy", decimals: 2 }, { head: "memory, MB", decimals: 0 },
    ],
    samples.atSeconds.map((at, k) => [
      at, samples.processes[k], ...kinds.map(kind => samples[kind][k]), k === 0 ? null : busy[k - 1][1],
      samples.residentBytes[k] === null ? null : samples.residentBytes[k] / 1e6,
    ]));
}
