// Forest plots: the ratio of each metric to that of the base, with its interval, beside 1 and what calibration can tell.

/** A ratio beyond is drawn at the edge, and says its value: else a few per cent, which matter, could not be seen. */
const FARTHEST = 1.25;

const ROW_HEIGHT = 24;

/** Of the names of the rows, in pixels. */
const NAMES_WIDTH = 184;

function forests(comparison) {
  return section(
    "forest",
    "How much larger or smaller is each metric than in the base?",
    note(`The mark is the ratio, the line through it its 95 % interval; the band is the ${tellingPercent(comparison)} that calibration `
      + "cannot tell. Right of 1: larger than in the base; a ratio too far out is drawn at the edge, with its value."),
    legend(Object.values(VERDICTS).map(one => [symbolMark(one.symbol, `--${one.colour}`, one.filled), one.text])),
    comparison.pairs.map((pair, at) => pairForests(comparison, pair, at)));
}

function pairForests(comparison, pair, at) {
  const all = contrasted(comparison, at);
  const rows = all.filter(({ contrast }) => contrast.ratio !== null);
  const id = `forest-${pair.run}`;
  const title = `${pair.run} over ${pair.base}`;
  if (rows.length === 0) {
    return [heading(3, id, title), absent("No metric can be compared."), undrawn(all)];
  }
  const range = rangeOf(rows, comparison.telling);
  return [
    heading(3, id, title),
    undrawn(all),
    [...groupBy(rows, ({ metric }) => questionId(metric))].map(([question, members]) => [
      heading(4, `${id}-${question}`, asked(members[0].metric)),
      el("div", { class: "grid" }, [...groupBy(members, ({ metric }) => panelOf(metric))].map(([panel, those]) =>
        forest(`${id}-${question}-${panel.replaceAll(" ", "-")}`, title, panel, those, range, comparison.telling))),
    ]),
  ];
}

/** The metrics without a ratio, by the reason. */
function undrawn(all) {
  const without = [...groupBy(all.filter(({ contrast }) => contrast.ratio === null), ({ contrast }) => contrast.why)];
  return without.length === 0 ? null
    : note(`Not drawn: ${without.map(([why, rows]) => `${count(rows.length, "metric")}: ${why}`).join("; ")}.`);
}

/** A panel has the metrics of a way of use; or, where there is none, a metric of all targets. */
function panelOf(metric) {
  return metric.experiment === null ? metric.words : wayOf(metric);
}

/** What is left to be said of a metric in its panel. */
function rowName(metric) {
  if (metric.experiment === null) {
    return metric.target;
  }
  const alone = metric.variant === null;
  return alone ? metric.words : `${metric.variant}: ${metric.words}`;
}

/** The same for all panels of a pair, so that they can be compared by eye. */
function rangeOf(rows, telling) {
  const all = rows.flatMap(({ contrast }) => [contrast.ratio, contrast.low, contrast.high]).filter(value => value !== null);
  const from = all.reduce((least, value) => Math.min(least, value), 1 - 2 * telling);
  const to = all.reduce((most, value) => Math.max(most, value), 1 + 2 * telling);
  const edge = value => Math.round(value * 100) / 100;
  return [Math.max(1 / FARTHEST, edge(from - 0.02)), Math.min(FARTHEST, edge(to + 0.02))];
}

function forest(id, pair, panel, rows, range, telling) {
  const many = verdict => rows.filter(({ contrast }) => contrast.verdict === verdict).length;
  return chart({
    id,
    title: panel,
    text: null,
    label: `${panel}, ${pair}: of ${count(rows.length, "metric")} ${Object.keys(VERDICTS).map(verdict => `${many(verdict)} ${verdict}`).join(", ")}.`,
    height: rows.length * ROW_HEIGHT + 48,
    elements: rows.length * 4,
    option: colours => forestOption(rows, range, telling, colours),
    table: () => plainTable(
      `${panel}, ${pair}`,
      [{ head: "metric" }, { head: "ratio", decimals: 3 }, { head: "low", decimals: 3 }, { head: "high", decimals: 3 }, { head: "verdict" }],
      rows.map(({ metric, contrast }) =>
        [rowName(metric), contrast.ratio, contrast.low, contrast.high, `${contrast.verdict}: ${contrast.why}`])),
    drawn: () => { hooks.bars[id] = rows.length; },
  });
}

function forestOption(rows, [from, to], telling, colours) {
  const within = value => Math.min(to, Math.max(from, value));
  return {
    grid: { left: NAMES_WIDTH, right: 20, top: 4, bottom: 40 },
    xAxis: axis(colours, { name: "ratio", min: from, max: to, axisLabel: {
      color: colours("muted"), hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: value => String(Math.round(value * 100) / 100),
    } }),
    yAxis: {
      type: "category",
      inverse: true,
      data: rows.map(({ metric }) => rowName(metric)),
      axisLabel: { color: colours("text"), fontSize: 11, interval: 0, width: NAMES_WIDTH - 10, overflow: "truncate" },
      axisLine: { show: false },
      axisTick: { show: false },
    },
    series: [
      {
        name: "1",
        type: "scatter",
        silent: true,
        data: [],
        markArea: { silent: true, itemStyle: { color: colours("predicted") }, data: [[{ xAxis: 1 / (1 + telling) }, { xAxis: 1 + telling }]] },
        markLine: { ...ruler(colours("text"), { xAxis: 1 }), lineStyle: { color: colours("text"), type: "solid", width: 1 } },
      },
      {
        name: "interval",
        type: "custom",
        silent: true,
        data: rows.flatMap(({ contrast }, row) => contrast.low === null ? [] : [[within(contrast.low), row, within(contrast.high)]]),
        renderItem: (_, api) => whisker(api, colours(VERDICTS[rows[api.value(1)].contrast.verdict].colour)),
        encode: { x: [0, 2], y: 1 },
      },
      ...Object.entries(VERDICTS).map(([verdict, look]) => ({
        name: verdict,
        type: "scatter",
        symbol: look.symbol,
        symbolSize: look.filled ? 11 : 8,
        z: 5,
        itemStyle: { color: look.filled ? colours(look.colour) : colours("back"), borderColor: colours(look.colour), borderWidth: 2, opacity: 1 },
        label: { show: true, fontSize: 11, color: colours("text"), formatter: shown => beyond(shown.value[2], from, to) },
        tooltip: { formatter: shown => told(rows[shown.value[1]]) },
        data: rows.flatMap(({ contrast }, row) => contrast.verdict === verdict
          ? [{ value: [within(contrast.ratio), row, contrast.ratio], label: { position: contrast.ratio > 1 ? "left" : "right" } }]
          : []),
      })),
    ],
  };
}

/** The value of a ratio that the picture has no room for, where its mark is drawn at the edge. */
function beyond(ratio, from, to) {
  return ratio > to || ratio < from ? ratio.toFixed(2) : "";
}

function whisker(api, stroke) {
  const [left, y] = api.coord([api.value(0), api.value(1)]);
  const [right] = api.coord([api.value(2), api.value(1)]);
  return { type: "line", shape: { x1: left, y1: y, x2: Math.max(right, left + 1), y2: y }, style: { stroke, lineWidth: 2 } };
}

function told({ metric, contrast }) {
  const bounds = contrast.low === null ? "" : ` [${contrast.low.toFixed(3)}, ${contrast.high.toFixed(3)}]`;
  return `${subject(metric)}: ${metric.words}\nratio ${contrast.ratio.toFixed(3)}${bounds}\n${contrast.verdict}: ${contrast.why}`;
}
