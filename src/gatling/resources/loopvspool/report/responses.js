// Response times: every one of them as a point, over those that were predicted. No percentile hides what nine requests did.

const CASE_PIXELS = 54;

function responses(run) {
  const shown = run.steps.filter(step => step.requests && step.requests.shown > 0);
  const panels = groupBy(shown, step => (isSweep(step) ? `${step.experiment} ${wayOf(step)}` : `${step.experiment} ${step.work}`));
  return section(
    "responses",
    "How long did each user wait?",
    note(
      "Every response time is a point, also where a percentile would have hidden it; below each line of points the predicted ones. "
        + "A bar marks the mean. In a burst it counts from the first send."),
    legend([
      [symbolMark("circle", "--service"), "response time"],
      [symbolMark("circle", "--predicted-edge", false), "predicted"],
      [symbolMark("diamond", "--failed"), "failed after so long"],
    ]),
    thinnedNote(shown, "requests", "response time", "requests.csv"),
    shown.length === 0 ? absent("No request of this run is part of results.json.") : null,
    panels.size === 0 ? null : fold(`Show ${count(panels.size, "picture")}`, el("div", { class: "grid" }, [...panels.values()].map(steps =>
      responsePanel(run, steps, largest(shown.filter(step => step.experiment === steps[0].experiment).map(lastResponse)))))));
}

/** The longest response of a step, measured or predicted. */
function lastResponse(step) {
  return largest([0, ...predictedResponses(step), ...responseTimes(step).map(([time]) => time)]);
}

/** Seconds, of each request of which something was predicted. */
function predictedResponses({ requests: { intendedSeconds, predictedAnsweredSeconds } }) {
  return predictedAnsweredSeconds.map((answered, at) => [answered, intendedSeconds[at]])
    .filter(([answered]) => answered !== null)
    .map(([answered, intended]) => answered - intended);
}

/** @param longest response of the question, for a scale that all its panels have */
function responsePanel(run, steps, longest) {
  const { experiment, work } = steps[0];
  const title = isSweep(steps[0]) ? `${experiment}: ${wayOf(steps[0])}` : `${experiment}: ${WORK[work]}`;
  const cases = steps.map(step => ({ step, times: responseTimes(step) }));
  return chart({
    id: `responses-${experiment}-${isSweep(steps[0]) ? wayOf(steps[0]).replaceAll(" ", "-") : work.toLowerCase()}`,
    title,
    text: null,
    label: `Response times, ${title}. ${cases.map(one => spread(one.step)).join("; ")}.`,
    height: steps.length * CASE_PIXELS + 52,
    elements: cases.reduce((sum, one) => sum + one.times.length, 0) * 2,
    option: colours => responseOption(run, cases, longest, colours),
    table: () => responseTable(title, cases),
  });
}

function spread(step) {
  const m = step.measurement;
  return m === null
    ? `${caseOf(step)}: none answered`
    : `${caseOf(step)}: from ${seconds(m.minResponseSeconds)} to ${seconds(m.maxResponseSeconds)}, `
      + `mean ${seconds(m.meanResponseSeconds)}`;
}

/** Pairs of seconds and whether it failed. One who sends again and again counts from each send, a burst from the first. */
function responseTimes(step) {
  const { sentSeconds, answeredSeconds, failure } = step.requests;
  return answeredSeconds
    .map((answered, at) => [answered, step.requestsPerUser > 1 ? sentSeconds[at] : 0, failure[at] !== null])
    .filter(([answered]) => answered !== null)
    .map(([answered, from, failed]) => [answered - from, failed]);
}

function responseOption(run, cases, longest, colours) {
  const at = cases.map((_, row) => cases.length - 1 - row);
  const points = failed => cases.flatMap(({ times }, row) =>
    times.filter(one => one[1] === failed).map(([time], k) => [time, at[row] - 0.03 + 0.05 * (k % 4), row]));
  // Where not every request is drawn there are too many for twice as many marks.
  const predicted = cases.flatMap(({ step }, row) =>
    (step.requests.thinned === null ? predictedResponses(step) : []).map(time => [time, at[row] - 0.27, row]));
  const means = cases.flatMap(({ step }, row) =>
    step.measurement === null ? [] : [[step.measurement.meanResponseSeconds, at[row] + 0.04, row]]);
  const dense = cases.some(one => one.times.length > 200);
  return {
    grid: { left: 10, right: 16, top: 4, bottom: 42 },
    xAxis: axis(colours, { name: "response time, s", min: 0, max: longest * 1.05,
      axisLabel: { color: colours("muted"), hideOverlap: true, showMaxLabel: false } }),
    yAxis: rowAxis(colours, cases.length),
    series: [
      rowNames(colours, cases.map(({ step }) => (isSweep(step) ? step.variant ?? caseOf(step) : caseOf(step))), 0),
      {
        name: "predicted",
        type: "scatter",
        silent: true,
        symbolSize: 6,
        itemStyle: { color: "transparent", borderColor: colours("predicted-edge"), borderWidth: 1.2 },
        data: predicted,
      },
      {
        name: "mean",
        type: "scatter",
        silent: true,
        symbol: "rect",
        symbolSize: [3, 20],
        itemStyle: { color: colours("text") },
        data: means,
      },
      responseSeries("response time", "circle", dense ? 3 : 7, colours("service"), points(false), cases),
      responseSeries("failed", "diamond", 10, colours("failed"), points(true), cases),
    ],
  };
}

function responseSeries(name, symbol, symbolSize, color, data, cases) {
  return {
    name,
    type: "scatter",
    symbol,
    symbolSize,
    itemStyle: { color, opacity: 0.8 },
    tooltip: { formatter: shown => `${caseOf(cases[shown.value[2]].step)}\n${name} ${seconds(shown.value[0])}` },
    data,
  };
}

function responseTable(title, cases) {
  return plainTable(
    `${title}: response times in seconds, in ascending order`,
    [{ head: "case" }, { head: "mean, predicted", decimals: 3 }, { head: "mean", decimals: 3 }, { head: "each" }],
    cases.map(({ step, times }) => [
      caseOf(step),
      step.prediction.meanResponseSeconds,
      step.measurement === null ? null : step.measurement.meanResponseSeconds,
      [...times]
        .sort((one, other) => one[0] - other[0])
        .map(([time, failed]) => fixed(time, 3) + (failed ? " (failed)" : ""))
        .join(", "),
    ]));
}
