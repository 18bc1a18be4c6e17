// How sure is that? What the forks of a run come to, metric by metric, and which differences between targets they show.

/** Nothing for a run of one fork: the findings say what more forks would give. */
function certainty(run) {
  if (!isForked(run)) {
    return null;
  }
  if (!hasMetrics(run)) {
    return section("certainty", "How sure is that?",
      absent(`The run was cut short: ${forksInWords(run)}, and nothing says what they come to together.`));
  }
  const questions = groupBy(run.metrics.filter(metric => metric.experiment !== null), metric => metric.experiment);
  const targets = run.metrics.filter(metric => metric.experiment === null);
  return section(
    "certainty",
    "How sure is that?",
    note(`${run.run.finished ? `The whole plan ran ${run.run.forks} times` : `Of the whole plan ${forksInWords(run)}`}, each with fresh `
      + "targets, calibrated anew, in another order. A dot is a fork, the "
      + `upright mark the mean of all; the line ${isJudged(run)
        ? "is the 95 % interval of the mean, by bootstrap over the forks."
        : "goes from the lowest to the highest."}`),
    note(pairsInWords(run)),
    legend([
      [symbolMark("circle", "--service", false), "a fork"], [intervalMark(), "mean and interval"],
      [symbolMark("diamond", "--predicted-edge", false), "predicted"],
    ]),
    [...questions].map(([experiment, metrics]) => [
      heading(3, `certainty-${experiment}`, question(experiment)),
      pairs(run.differences.filter(difference => difference.experiment === experiment)),
      experiment.endsWith("-sweep")
        ? note("A sweep is looked at, not judged: its own picture has the points of all forks.")
        : fold("Show the dots", el("div", { class: "grid" }, dotCharts(run, metrics))),
    ]),
    targets.length === 0 ? null : [
      heading(3, "certainty-targets", "What are the targets themselves like?"),
      pairs(run.differences.filter(difference => difference.experiment === null)),
      fold("Show the dots", el("div", { class: "grid" }, dotCharts(run, targets))),
    ],
    heading(3, "metrics", "Every metric of every fork"),
    tableBehind(() => metricTable(run)));
}

function forksInWords(run) {
  const done = forksFinished(run);
  return `${done} of ${count(run.run.forks, "fork")} ${done === 1 ? "was" : "were"} finished`;
}

function pairsInWords(run) {
  const of = verdict => run.differences.filter(difference => difference.verdict === verdict).length;
  const all = run.differences.length;
  if (!isJudged(run)) {
    return `Nothing is judged: it takes ${ENOUGH_FORKS} forks, -Dlab.forks=${ENOUGH_FORKS}, to tell a difference between targets from chance.`;
  }
  return `Under the same load, or by the time of an iteration, ${count(all, "metric")} of two targets, or of two ways to use one, `
    + `${all === 1 ? "was" : "were"} compared: `
    + `different ${of("different")}, not shown to differ ${of("not shown")}, not judged ${of("not judged")}. That a difference is not `
    + "shown does not mean that there is none.";
}

/** All comparisons of a question as sentences, those that differ first. */
function pairs(differences) {
  if (differences.length === 0) {
    return null;
  }
  const order = ["different", "not shown", "not judged"];
  const sorted = [...differences].sort((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict));
  const different = sorted.filter(one => one.verdict === "different").length;
  const details = el("details", {},
    el("summary", {}, `${count(sorted.length, "comparison")}: ${different} ${different === 1 ? "differs" : "differ"}`));
  details.addEventListener("toggle", () => details.childElementCount === 1
    && details.append(el("ul", { class: "pairs" }, sorted.map(one => el("li", {}, pairInWords(one))))));
  return details;
}

function pairInWords(pair) {
  const { experiment, of, than, work, users, words, verdict, why } = pair;
  if (experiment === null) {
    return verdict === "different"
      ? [el("strong", {}, "different"), `: ${targetsInWords(pair)}; ${why}.`]
      : `${verdict}: ${words} on ${of.target} and ${than.target}, ${ratioText(pair)}${why ? `; ${why}` : ""}.`;
  }
  const subject = `${WORK[work] ?? work}, ${count(users, "user")}: ${words} of ${wayOf(of)}`;
  if (verdict === "different") {
    return [el("strong", {}, "different"), `: ${subject} is ${ratioText(pair)} that of ${wayOf(than)}; ${why}.`];
  }
  return `${verdict}: ${subject} and ${wayOf(than)}, ${ratioText(pair)}${why ? `; ${why}` : ""}.`;
}

/** Of two targets themselves: time per iteration on javalin-1x is 1.10 times [1.09, 1.11] that of vertx */
function targetsInWords(pair) {
  return `${pair.words} on ${pair.of.target} is ${ratioText(pair)} that of ${pair.than.target}`;
}

/** A chart for each metric that is judged and kind of work, with a row for each target and way of use. */
function dotCharts(run, metrics) {
  return [...groupBy(metrics.filter(metric => metric.unit === "s" && (metric.judged || metric.experiment === null)), metric => `${metric.metric} ${metric.work}`).values()]
    .map(rows => dotChart(run, rows));
}

function dotChart(run, rows) {
  const { experiment, work, metric: name, words } = rows[0];
  const micro = name === "timePerIteration";
  const scale = micro ? 1e6 : 1;
  const unit = micro ? "µs" : "s";
  const title = `${words}${work === null ? "" : `: ${WORK[work] ?? work}`}`;
  const shown = rows.map(metric => ({
    name: nameOfMetric(metric),
    metric: scaled(metric, scale),
    predicted: predictedOf(run, metric),
  }));
  return chart({
    id: ["dots", experiment ?? "targets", name, ...work === null ? [] : [work.toLowerCase()]].join("-"),
    title,
    text: null,
    label: `${title}, over ${run.run.forks} forks, in ${unit}. ${shown.map(inWords).join("; ")}.`,
    height: rows.length * CASE_PIXELS + 52,
    elements: rows.length * run.run.forks,
    option: colours => dotOption(shown, unit, colours),
    table: () => plainTable(
      `${title}, in ${unit}`,
      [{ head: "case" }, ...predictedHead(shown), ...valueColumns(run)],
      shown.map(row => [row.name, ...predictedHead(shown).map(() => row.predicted), ...valueCells(row.metric)])),
  });
}

function nameOfMetric(metric) {
  const alone = metric.variant === null ? metric.target : `${metric.target}, ${metric.variant}`;
  return metric.endpoint === null ? alone : caseOf(metric);
}

function predictedHead(shown) {
  return shown.some(row => row.predicted !== null) ? [{ head: "predicted", decimals: 3 }] : [];
}

function inWords({ name, metric }) {
  return `${name}: ${fixed(metric.mean, 3)}${bounds(metric, 3)}`;
}

function scaled(metric, scale) {
  const times = value => (value === null ? null : value * scale);
  return { ...metric, values: metric.values.map(times), mean: times(metric.mean), low: times(metric.low), high: times(metric.high) };
}

function predictedOf(run, metric) {
  const step = run.steps.find(one => sameInForks(one) === sameInForks(metric));
  const quantity = run.quantities.find(one => one.name === metric.metric);
  return step && quantity ? valueAt(step, quantity.predicted) : null;
}

function dotOption(rows, unit, colours) {
  const at = rows.map((_, row) => rows.length - 1 - row);
  const most = largest(rows.flatMap(({ metric, predicted }) => [...metric.values.filter(value => value !== null), predicted ?? 0]));
  const scatter = (name, more) => ({ name, type: "scatter", ...more });
  return {
    grid: { left: 10, right: 16, top: 4, bottom: 42 },
    xAxis: axis(colours, { name: unit, min: 0, max: most > 0 ? most * 1.05 : 1,
      axisLabel: { color: colours("muted"), hideOverlap: true, showMaxLabel: false } }),
    yAxis: rowAxis(colours, rows.length),
    series: [
      rowNames(colours, rows.map(row => row.name), 0),
      {
        name: "interval",
        type: "custom",
        silent: true,
        z: 2,
        encode: { x: [0, 1], y: 2 },
        data: rows.flatMap(({ metric }, row) => (metric.low === null ? [] : [[metric.low, metric.high, at[row] + 0.04]])),
        renderItem: (_, api) => intervalShape(api, colours),
      },
      scatter("predicted", {
        silent: true, z: 1, symbol: "diamond", symbolSize: 9,
        itemStyle: { color: "transparent", borderColor: colours("predicted-edge"), borderWidth: 1.5 },
        data: rows.flatMap(({ predicted }, row) => (predicted === null ? [] : [[predicted, at[row] - 0.27]])),
      }),
      scatter("mean", {
        silent: true, z: 3, symbol: "rect", symbolSize: [3, 18], itemStyle: { color: colours("text") },
        data: rows.flatMap(({ metric }, row) => (metric.mean === null ? [] : [[metric.mean, at[row] + 0.04]])),
      }),
      scatter("fork", {
        z: 4, symbol: "circle", symbolSize: 8,
        itemStyle: { color: "transparent", borderColor: colours("service"), borderWidth: 1.6 },
        tooltip: { formatter: ({ value: [time, , fork, row] }) =>
          `${rows[row].name}\nfork ${fork}: ${fixed(time, 3)} ${unit}\nmean ${inWords(rows[row]).slice(rows[row].name.length + 2)} ${unit}` },
        data: rows.flatMap(({ metric }, row) => metric.values
          .map((value, fork) => [value, at[row] - 0.12, fork + 1, row])
          .filter(([value]) => value !== null)),
      }),
    ],
  };
}

/** A line with an end at each side. */
function intervalShape(api, colours) {
  const [left, y] = api.coord([api.value(0), api.value(2)]);
  const [right] = api.coord([api.value(1), api.value(2)]);
  const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: colours("text"), lineWidth: 1.5 } });
  return { type: "group", children: [line(left, y, right, y), line(left, y - 4, left, y + 4), line(right, y - 4, right, y + 4)] };
}

function intervalMark() {
  const style = "stroke:var(--text);stroke-width:1.5;fill:none";
  return svg("svg", { width: 28, height: 14, "aria-hidden": "true" },
    svg("path", { d: "M2 7 H26 M2 3 V11 M26 3 V11", style }), svg("path", { d: "M14 1 V13", style: "stroke:var(--text);stroke-width:3" }));
}

function valueColumns(run) {
  const forks = Array.from({ length: run.run.forks }, (_, at) => ({ head: `fork ${at + 1}`, decimals: 3 }));
  return [{ head: "mean", decimals: 3 }, { head: "low", decimals: 3 }, { head: "high", decimals: 3 }, ...forks];
}

function valueCells({ mean: middle, low, high, values }) {
  return [middle, low, high, ...values];
}

function metricTable(run) {
  return plainTable(
    `Every metric over ${run.run.forks} forks; low and high are the 95 % interval of the mean, of fewer than ${ENOUGH_FORKS} values the range`,
    [
      { head: "question" }, { head: "target and way of use" }, { head: "load" }, { head: "metric" }, { head: "unit" },
      ...valueColumns(run),
    ],
    run.metrics.map(metric => {
      const [unit, scale] = metric.unit === "bytes" ? ["MB", 1e-6] : metric.metric === "timePerIteration" ? ["µs", 1e6] : [metric.unit, 1];
      return [
        metric.experiment, metric.endpoint === null ? nameOfMetric(metric) : wayOf(metric),
        metric.users === null ? null : metric.variant ?? count(metric.users, "user"),
        metric.words, unit, ...valueCells(scaled(metric, scale)),
      ];
    }));
}
