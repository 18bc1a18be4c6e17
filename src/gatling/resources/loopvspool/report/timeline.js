// Timeline: one bar per request, in the order in which they were started. A blocked loop is a staircase, a pool is waves, async is
// a wall.

const ROW_PIXELS = 15;

const REQUEST = { ROW: 0, SENT: 1, STARTED: 2, ENDED: 3, ANSWERED: 4, KIND: 5 };
const KIND = { SERVED: 0, UNKNOWN: 1, FAILED: 2 };

function timelines(run) {
  const steps = run.steps;
  return section(
    "timeline",
    "When did each request wait, and when was it served?",
    note(
      "One bar per request, from its send to its answer; the requests stand in the order in which they were started. Within a "
        + "question all pictures have the same scale. The names of threads show on hover, and stand in the tables."),
    legend([
      [boxMark("--queue", "--queue-edge"), "queue wait"],
      [boxMark("--service"), "service"],
      [boxMark("--predicted", "--predicted-edge"), "predicted, underneath"],
      [boxMark("--unknown"), "answered, but the server's times are not known"],
      [boxMark("--back", "--failed"), "failed (crossed out)"],
    ]),
    thinnedNote(steps, "requests", "request", "requests.csv"),
    [...groupBy(steps, step => step.experiment)].map(([experiment, members]) => [
      heading(3, `timeline-${experiment}`, question(experiment)),
      fold(`Show ${count(members.length, "timeline")}`, isSweep(members[0])
        ? [...groupBy(members, wayOf)].map(([way, sweep]) => [el("h4", {}, way), timelineGrid(run, sweep, members, true)])
        : timelineGrid(run, members, members, false)),
    ]));
}

function timelineGrid(run, steps, scaleOf, small) {
  const longest = largest(scaleOf.map(lastMoment));
  return el("div", { class: small ? "grid small" : "grid row" }, steps.map(step => timeline(run, step, longest, small)));
}

function lastMoment(step) {
  const answered = step.requests ? step.requests.answeredSeconds.filter(one => one !== null) : [];
  return largest([step.prediction.makespanSeconds, ...answered.length > 0 ? [largest(answered)] : []]);
}

function timeline(run, step, longest, small) {
  const id = `timeline-${step.step}`;
  const title = small ? step.variant ?? caseOf(step) : caseOf(step);
  const m = step.measurement;
  if (step.requests === null || step.requests.shown === 0) {
    return el("figure", { id }, el("figcaption", {}, el("strong", {}, title)),
      absent(m === null ? "No request was answered." : "The requests of this step are not part of results.json."));
  }
  const bars = barsOf(step, longest);
  const outcome = m === null
    ? "no request was answered"
    : `${seconds(m.makespanSeconds)}; predicted ${seconds(step.prediction.makespanSeconds)}`;
  const failed = bars.filter(bar => bar[REQUEST.KIND] === KIND.FAILED).length;
  return chart({
    id,
    title,
    text: [
      outcome, failed === 0 ? null : el("span", { class: "failed" }, `; ${failed} failed`),
      el("span", { class: "line" }, step.prediction.discipline),
      step.requests.thinned === null ? null : el("span", { class: "line" }, step.requests.thinned),
    ],
    label: `Timeline of ${count(bars.length, "request")} of ${step.name}: ${outcome}, ${step.prediction.discipline}.`,
    height: Math.min(bars.length * ROW_PIXELS, 420) + (small ? 30 : 48),
    elements: bars.length * 4,
    option: colours => timelineOption(run, step, bars, longest, small, colours),
    table: () => requestTable(step),
    drawn: instance => {
      hooks.bars[step.step] = instance.getOption().series.find(one => one.name === "requests").data.length;
    },
  });
}

/** The requests in the order of their start, as rows of the chart; the last column is their place in the data. */
function barsOf(step, longest) {
  const { sentSeconds: sent, startedSeconds: started, endedSeconds: ended, answeredSeconds: answered, failure } = step.requests;
  const order = sent.map((_, at) => at);
  const begin = at => started[at] ?? answered[at] ?? longest;
  order.sort((one, other) => begin(one) - begin(other) || (ended[one] ?? longest) - (ended[other] ?? longest));
  return order.map((at, row) => {
    const kind = failure[at] !== null ? KIND.FAILED : started[at] === null || ended[at] === null ? KIND.UNKNOWN : KIND.SERVED;
    return [row, sent[at] ?? 0, started[at] ?? 0, ended[at] ?? 0, answered[at] ?? longest, kind, at];
  });
}

function timelineOption(run, step, bars, longest, small, colours) {
  const threads = step.requests.thread;
  const labelled = !small && bars.length <= 24 && threads.some(thread => thread !== null);
  return {
    grid: { left: labelled ? 62 : 8, right: 14, top: 4, bottom: small ? 24 : 42 },
    xAxis: axis(colours, { min: 0, max: longest * 1.02, name: small ? "" : "seconds since the first send",
      axisLabel: { color: colours("muted"), hideOverlap: true, showMaxLabel: false, fontSize: small ? 10 : 12 } }),
    yAxis: {
      type: "category",
      inverse: true,
      data: bars.map(bar => (threads[bar[6]] === null ? "" : `thread ${threads[bar[6]] + 1}`)),
      axisLabel: { show: labelled, interval: 0, color: colours("muted"), fontSize: 10 },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours("muted") } },
    },
    tooltip: tooltip(colours, {
      trigger: "axis",
      axisPointer: { type: "shadow", axis: "y" },
      formatter: shown => requestText(step, bars[shown[0].dataIndex]),
    }),
    series: [
      predictedSeries(step, bars, colours),
      {
        name: "requests",
        type: "custom",
        z: 2,
        data: bars,
        encode: { x: [REQUEST.SENT, REQUEST.ANSWERED], y: REQUEST.ROW },
        renderItem: (_, api) => ({ type: "group", children: requestShapes(api, colours) }),
      },
    ],
  };
}

/** A box for each request; where not every request is drawn, one line through the predicted answers. */
function predictedSeries(step, bars, colours) {
  const { predictedStartedSeconds: begins, predictedAnsweredSeconds: ends, thinned } = step.requests;
  const known = bars.filter(bar => ends[bar[6]] !== null);
  if (thinned !== null) {
    return {
      name: "predicted", type: "line", z: 3, silent: true, showSymbol: false, lineStyle: { color: colours("predicted-edge"), width: 2 },
      data: known.map(bar => [ends[bar[6]], bar[REQUEST.ROW]]),
    };
  }
  return {
    name: "predicted",
    type: "custom",
    z: 1,
    silent: true,
    data: known.map(bar => [bar[REQUEST.ROW], begins[bar[6]], ends[bar[6]]]),
    encode: { x: [1, 2], y: 0 },
    renderItem: (_, api) => {
      const height = api.size([0, 1])[1];
      const style = { fill: colours("predicted"), stroke: colours("predicted-edge"), lineWidth: height > 5 ? 1 : 0 };
      return span(api, api.value(0), api.value(1), api.value(2), height, style);
    },
  };
}

function requestShapes(api, colours) {
  const height = api.size([0, 1])[1] * 0.55;
  const edge = height > 3 ? 1 : 0;
  const value = column => api.value(REQUEST[column]);
  const part = (from, to, style) => span(api, value("ROW"), from, to, height, style);
  const whole = style => part(value("SENT"), value("ANSWERED"), style);
  if (value("KIND") === KIND.FAILED) {
    const box = whole({ fill: colours("back"), stroke: colours("failed"), lineWidth: 1 });
    const { x, y, width } = box.shape;
    const line = (y1, y2) => ({ type: "line", shape: { x1: x, y1, x2: x + width, y2 }, style: { stroke: colours("failed") } });
    return [box, line(y, y + height), line(y + height, y)];
  }
  if (value("KIND") === KIND.UNKNOWN) {
    return [whole({ fill: colours("unknown"), stroke: colours("muted"), lineWidth: edge })];
  }
  return [
    whole({ fill: colours("queue"), stroke: colours("queue-edge"), lineWidth: edge }),
    part(value("STARTED"), value("ENDED"), { fill: colours("service") }),
  ];
}

function requestText(step, bar) {
  const { user, round, sentSeconds, startedSeconds, endedSeconds, answeredSeconds, thread, threads, failure } = step.requests;
  const at = bar[6];
  const known = startedSeconds[at] !== null && endedSeconds[at] !== null;
  const service = known ? endedSeconds[at] - startedSeconds[at] : null;
  const response = answeredSeconds[at] === null ? null : answeredSeconds[at] - sentSeconds[at];
  return [
    `user ${user[at] + 1}${step.requestsPerUser > 1 ? `, request ${round[at] + 1}` : ""}`,
    failure[at] === null ? null : `failed: ${failure[at]}`,
    `answered after ${seconds(response)}`,
    known && response !== null ? `queue wait ${seconds(response - service)}, service ${seconds(service)}` : null,
    thread[at] === null ? null : `thread ${thread[at] + 1}: ${threads[thread[at]]}`,
  ].filter(line => line !== null).join("\n");
}

function requestTable(step) {
  const { user, sentSeconds, startedSeconds, endedSeconds, answeredSeconds, thread, threads, failure } = step.requests;
  return plainTable(
    `Requests of ${step.name}; times in seconds since the first send`,
    [
      { head: "user" }, { head: "sent", decimals: 3 }, { head: "started", decimals: 3 }, { head: "ended", decimals: 3 },
      { head: "answered", decimals: 3 }, { head: "thread" }, { head: "failure" },
    ],
    user.map((one, at) => [
      one + 1, sentSeconds[at], startedSeconds[at], endedSeconds[at], answeredSeconds[at],
      thread[at] === null ? null : threads[thread[at]], failure[at] ?? "",
    ]));
}
