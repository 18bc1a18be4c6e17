// What was asked of predict, drawn: response time over rate, or answers over time, and the numbers.

const SHAPES = ["circle", "rect", "triangle", "diamond"];

function page() {
  const forecast = JSON.parse(document.getElementById("data").textContent);
  document.title = `Loop vs Pool: ${forecast.title}`;
  document.getElementById("page").replaceChildren(
    el("header", {}, el("h1", {}, "What will happen?"), el("p", { class: "first" }, forecast.title),
      note("Simulated with the models of the catalogue; no server was started.")),
    el("main", {}, picture(forecast), numbers(forecast), findings(forecast)));
  keepDrawn();
  hooks.drawn = drawAll();
}

function findings(forecast) {
  return section("findings", "What is exhausted first?", el("ul", {}, forecast.why.map(line => el("li", {}, line))));
}

function colourOf(at, prefix = "") {
  return `${prefix}series-${at % 6 + 1}`;
}

function picture(forecast) {
  return forecast.question.users === null ? responseOverRate(forecast) : answersOverTime(forecast);
}

function keys(forecast, of) {
  return legend([
    ...of.map(({ model }, at) => [symbolMark(SHAPES[at % SHAPES.length], colourOf(at, "--"), false), model]),
    ...forecast.question.users === null ? [[dashMark("--text"), "the rate that was asked about, and the limit"]] : [],
  ]);
}

function responseOverRate(forecast) {
  const { quantity } = forecast;
  const drawn = forecast.curves.filter(curve => curve.points.length > 0);
  const title = `${quantity} over the rate`;
  return section(
    "rates",
    "How do response times grow with the rate?",
    note("Both axes are logarithmic. Each line ends just below what its model can serve; every rate has the same random arrivals, "
      + "closer together."),
    chart({
      id: "response-over-rate",
      title,
      text: keys(forecast, drawn),
      label: `${title}. ${drawn.map(({ model, points }) =>
        `${model}: from ${seconds(points[0][1])} to ${seconds(points[points.length - 1][1])} at ${points[points.length - 1][0].toFixed(0)} a second`).join("; ")}.`,
      height: 440,
      elements: drawn.length * 14,
      option: colours => rateOption(forecast, drawn, colours),
      table: () => plainTable(`${title}, in milliseconds`, [{ head: "model" }, { head: "requests a second", decimals: 1 }, { head: quantity, decimals: 1 }],
        drawn.flatMap(({ model, points }) => points.map(([rate, value]) => [model, rate, 1000 * value]))),
    }));
}

function rateOption(forecast, drawn, colours) {
  const { ratePerSecond, limitSeconds } = forecast.question;
  const asked = [{ xAxis: ratePerSecond }, ...limitSeconds === null ? [] : [{ yAxis: 1000 * limitSeconds }]];
  return {
    grid: { left: 60, right: 24, top: 12, bottom: 48 },
    xAxis: axis(colours, { type: "log", name: "requests a second", ...within(ratePerSecond) }),
    yAxis: axis(colours, { type: "log", name: `${forecast.quantity}, ms`, nameGap: 44, ...within(limitSeconds === null ? null : 1000 * limitSeconds) }),
    tooltip: tooltip(colours, { trigger: "item" }),
    series: [
      ...drawn.map(({ model, points }, at) => line(model, points.map(([rate, value]) => [rate, 1000 * value]), at, colours,
        ({ value: [rate, ms] }) => `${model}\n${rate.toFixed(1)} a second: ${ms.toFixed(1)} ms`)),
      { name: "asked", type: "line", silent: true, data: [], markLine: ruler(colours("text"), ...asked) },
    ],
  };
}

/** Both ends of a logarithmic axis, powers of ten, between which a value is seen, too. */
function within(value) {
  const ends = value === null ? [] : [value];
  return {
    min: ({ min }) => 10 ** Math.floor(Math.log10(Math.min(min, ...ends))),
    max: ({ max }) => 10 ** Math.ceil(Math.log10(Math.max(max, ...ends))),
  };
}

function line(name, data, at, colours, formatter) {
  const color = colours(colourOf(at));
  return {
    name, type: "line", data, symbol: SHAPES[at % SHAPES.length], symbolSize: 7, showAllSymbol: true,
    itemStyle: { color }, lineStyle: { color, width: 2 }, tooltip: { formatter },
  };
}

function answersOverTime(forecast) {
  const title = "Requests that are answered, over time";
  return section(
    "answers",
    "When is everybody answered?",
    chart({
      id: "answers-over-time",
      title,
      text: keys(forecast, forecast.curves),
      label: `${title}. ${forecast.curves.map(({ model, points }) => `${model}: the last answer after ${seconds(points[points.length - 1][0])}`).join("; ")}.`,
      height: 440,
      elements: forecast.curves.length * 100,
      option: colours => ({
        grid: { left: 60, right: 24, top: 12, bottom: 48 },
        xAxis: axis(colours, { name: "seconds since all were sent", min: 0 }),
        yAxis: axis(colours, { name: "answered", nameGap: 44, min: 0 }),
        tooltip: tooltip(colours, { trigger: "item" }),
        series: forecast.curves.map(({ model, points }, at) => ({
          ...line(model, points, at, colours, ({ value: [time, count] }) => `${model}\n${count} answered after ${seconds(time)}`), step: "end",
          showAllSymbol: false, symbolSize: 5,
        })),
      }),
      table: () => plainTable(title, [{ head: "model" }, { head: "seconds", decimals: 3 }, { head: "answered" }],
        forecast.curves.flatMap(({ model, points }) => points.map(([time, count]) => [model, time, count]))),
    }));
}

function numbers(forecast) {
  const ms = value => (value === null ? null : 1000 * value);
  const open = forecast.question.users === null;
  const rate = value => (value === null ? "no limit" : value.toFixed(1));
  return section(
    "numbers",
    "What does each model come to?",
    plainTable(
      "Each model; times in milliseconds",
      [{ head: "model" }, { head: "threads" },
        ...open ? [{ head: "used, %", decimals: 0 }, { head: "limit, a second" }] : [{ head: "makespan", decimals: 1 }],
        { head: "mean", decimals: 1 }, { head: "p50", decimals: 1 }, { head: "p95", decimals: 1 }, { head: "p99", decimals: 1 },
        { head: "at once" },
        ...open && forecast.question.limit !== null ? [{ head: "largest rate within the limit" }] : []],
      forecast.models.map(one => [
        one.model, one.threads,
        ...open ? [100 * one.utilisation, rate(one.limitPerSecond)] : [ms(one.makespanSeconds)],
        ms(one.meanResponseSeconds), ms(one.p50Seconds), ms(one.p95Seconds), ms(one.p99Seconds),
        one.diverges ? "diverges" : one.mostInSystem,
        ...open && forecast.question.limit !== null ? [one.largestRatePerSecond === 0 ? "none" : rate(one.largestRatePerSecond)] : [],
      ])));
}

window.loopVsPool = hooks;
page();
