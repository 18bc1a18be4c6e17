// Charts: what all of them share, and when they are drawn.

/** Above so many elements a chart is drawn on a canvas; below it is SVG, which prints and zooms better. */
const SVG_LIMIT = 1500;

/** Milliseconds of drawing after which the browser gets its turn. */
const DRAWING_SLICE = 50;

/** For tests and for the console: the ECharts instances by figure, the bars drawn by step, and when all that are shown are drawn. */
const hooks = { charts: {}, bars: {}, drawn: Promise.resolve() };

const figures = [];

/**
 * A figure with a chart, and the table behind it.
 *
 * @param id of the figure, to link to
 * @param title what it shows, or the question that it answers
 * @param text more about it, or null
 * @param label the picture in one sentence, for those who do not see it
 * @param height in pixels
 * @param elements how many marks it will draw, about
 * @param option from the palette and the width in pixels to ECharts' option
 * @param table builds the table behind it
 * @param drawn called with the instance after each drawing, optional
 */
function chart({ id, title, text, label, height, elements, option, table, drawn }) {
  const place = el("div", { class: "chart", role: "img", "aria-label": label, style: `height:${height}px` });
  figures.push({ id, place, option, drawn, renderer: elements > SVG_LIMIT ? "canvas" : "svg", instance: null });
  return el("figure", { id }, el("figcaption", {}, el("strong", {}, title), text), place, tableBehind(table));
}

function palette() {
  const style = getComputedStyle(document.documentElement);
  return name => style.getPropertyValue(`--${name}`).trim();
}

function draw(figure, colours) {
  figure.instance ??= echarts.init(figure.place, null, { renderer: figure.renderer });
  hooks.charts[figure.id] = figure.instance;
  const width = figure.place.clientWidth;
  figure.width = width;
  figure.instance.resize();
  figure.instance.setOption({ ...shared(colours), ...figure.option(colours, width) }, true);
  if (figure.drawn) {
    figure.drawn(figure.instance);
  }
}

function isShown(figure) {
  return figure.place.isConnected && figure.place.closest("details:not([open])") === null;
}

/** Draws all figures that are shown and not drawn yet, in the order of the page, in slices, so that it can be read meanwhile. */
async function drawAll() {
  const colours = palette();
  let since = performance.now();
  for (const figure of [...figures]) {
    if (figure.instance === null && isShown(figure)) {
      draw(figure, colours);
    }
    if (performance.now() - since > DRAWING_SLICE) {
      await new Promise(resume => setTimeout(resume));
      since = performance.now();
    }
  }
}

function redrawAll() {
  const colours = palette();
  figures.filter(figure => figure.instance).forEach(figure => (isShown(figure) ? draw(figure, colours) : dispose(figure)));
}

/** It is drawn anew when it is shown again. */
function dispose(figure) {
  figure.instance.dispose();
  figure.instance = null;
  delete hooks.charts[figure.id];
}

/** Forgets the figures of a part of the page that is about to be removed. */
function forget(part) {
  const gone = figures.filter(figure => part.contains(figure.place));
  gone.filter(figure => figure.instance).forEach(dispose);
  gone.forEach(figure => figures.splice(figures.indexOf(figure), 1));
}

/** Paper has no place to click at: all that is folded is opened, and drawn, and folded again afterwards. */
function keepPrintable() {
  let opened = [];
  addEventListener("beforeprint", () => {
    document.documentElement.classList.add("printing");
    opened = [...document.querySelectorAll("details.fold:not([open])")];
    opened.forEach(details => { details.open = true; });
    const colours = palette();
    figures.filter(isShown).forEach(figure => {
      draw(figure, colours);
      figure.instance.getZr().flush();
    });
  });
  addEventListener("afterprint", () => {
    document.documentElement.classList.remove("printing");
    opened.forEach(details => { details.open = false; });
    redrawAll();
  });
}

function keepDrawn() {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawAll);
  keepPrintable();
  // This event does not bubble, but it can be caught on its way down.
  addEventListener("toggle", () => { hooks.drawn = hooks.drawn.then(drawAll); }, true);
  NARROW.addEventListener("change", () =>
    !NARROW.matches && document.querySelectorAll("details.fold").forEach(details => { details.open = true; }));
  let waiting = null;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() =>
      figures.some(figure => isShown(figure) && figure.place.clientWidth !== figure.width) && redrawAll(), 100);
  });
}

function shared(colours) {
  return {
    animation: false,
    backgroundColor: "transparent",
    textStyle: { color: colours("text"), fontFamily: "system-ui, sans-serif" },
    tooltip: tooltip(colours),
  };
}

/** Tooltips are drawn, not written as HTML: a text of the run stays a text. */
function tooltip(colours, more = {}) {
  return {
    renderMode: "richText",
    confine: true,
    backgroundColor: colours("panel"),
    borderColor: colours("line"),
    textStyle: { color: colours("text"), fontSize: 12 },
    ...more,
  };
}

function axis(colours, more) {
  return {
    type: "value",
    nameLocation: "middle",
    nameGap: 24,
    nameTextStyle: { color: colours("muted") },
    axisLabel: { color: colours("muted"), hideOverlap: true },
    axisLine: { onZero: false, lineStyle: { color: colours("muted") } },
    splitLine: { lineStyle: { color: colours("line"), opacity: 0.6 } },
    splitNumber: 4,
    ...more,
  };
}

/** A rectangle from one time to another in a row; at least a pixel wide, so that it can be seen. */
function span(api, row, from, to, height, style) {
  const [left, middle] = api.coord([from, row]);
  const [right] = api.coord([to, row]);
  return {
    type: "rect",
    shape: { x: left, y: middle - height / 2, width: Math.max(right - left, 1), height },
    style,
  };
}

/** Dashed lines across the picture: a prediction, or a limit. */
function ruler(color, ...data) {
  return { silent: true, symbol: "none", label: { show: false }, lineStyle: { color, type: "dashed", width: 1.5 }, data };
}

/** A vertical axis of so many rows, numbered from the bottom, without marks of its own. */
function rowAxis(colours, rows) {
  return axis(colours, {
    min: -0.55,
    max: rows - 0.45,
    interval: 1,
    axisLabel: { show: false },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: false },
  });
}

/** The names of rows, given from the top, written above each of them: a phone has no margin to give. */
function rowNames(colours, names, left) {
  return {
    name: "case",
    type: "scatter",
    silent: true,
    symbolSize: 0,
    data: names.map((name, row) => ({ name, value: [left, names.length - 1 - row + 0.38] })),
    label: { show: true, position: "right", formatter: "{b}", color: colours("text"), fontSize: 11 },
  };
}
