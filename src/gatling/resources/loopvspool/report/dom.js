// Building the page. Texts of a run go into it as text nodes only, so that none of them can become markup.

function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return element;
}

/** A heading that can be linked to. */
function heading(level, id, text) {
  return el(`h${level}`, { id }, text, el("a", { class: "anchor", href: `#${id}`, "aria-label": `Link to: ${text}` }, "#"));
}

function section(id, question, ...content) {
  return el("section", { "aria-labelledby": id }, heading(2, id, question), ...content);
}

/** A screen so narrow that detail is folded until it is asked for. */
const NARROW = matchMedia("(max-width: 40rem)");

/** Detail. Where the screen is wide it stands there without more; chart.js draws what is in it when it is opened. */
function fold(label, ...content) {
  return el("details", { class: "fold", open: NARROW.matches ? null : "" }, el("summary", {}, label), ...content);
}

function note(...text) {
  return el("p", { class: "note" }, ...text);
}

/** Says in the place of something that it is missing, and why. */
function absent(text) {
  return el("p", { class: "absent" }, text);
}

function scrollable(label, content) {
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, content);
}

/** Rows are arrays of texts, numbers or null; a column is {head, decimals} for numbers, {head} for text. */
function plainTable(caption, columns, rows) {
  const cell = (value, column) =>
    typeof value === "number"
      ? el("td", { class: "number" }, column.decimals === undefined ? String(value) : value.toFixed(column.decimals))
      : el("td", column.decimals === undefined ? {} : { class: "number" }, value === null || value === undefined ? UNKNOWN : value);
  return scrollable(
    caption,
    el(
      "table",
      {},
      el("caption", {}, caption),
      el("thead", {}, el("tr", {}, columns.map(column =>
        el("th", { scope: "col", class: column.decimals === undefined ? null : "number" }, column.head)))),
      el("tbody", {}, rows.map(row => el("tr", {}, row.map((value, at) => cell(value, columns[at])))))));
}

/** The table behind a chart. It is built when it is opened: a page may have a hundred of them. */
function tableBehind(build) {
  const details = el("details", {}, el("summary", {}, "Table of these numbers"));
  details.addEventListener("toggle", () => details.childElementCount === 1 && details.append(build()));
  return details;
}

function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** Entries are [mark, text]; a mark is one of those below. */
function legend(entries) {
  return el("ul", { class: "legend", "aria-label": "Legend" }, entries.map(([mark, text]) => el("li", {}, mark, text)));
}

function boxMark(fill, stroke = fill) {
  const shape = svg("rect", { x: 1, y: 2, width: 26, height: 10, style: `fill:var(${fill});stroke:var(${stroke})` });
  return svg("svg", { width: 28, height: 14, "aria-hidden": "true" }, shape);
}

function dashMark(colour) {
  return lineMark(colour, "5 3");
}

function lineMark(colour, dashes = "none") {
  const line = svg("line", { x1: 0, x2: 28, y1: 7, y2: 7, "stroke-dasharray": dashes, style: `stroke:var(${colour});stroke-width:2` });
  return svg("svg", { width: 28, height: 14, "aria-hidden": "true" }, line);
}

function symbolMark(symbol, colour, filled = true) {
  const style = `fill:${filled ? `var(${colour})` : "none"};stroke:var(${colour});stroke-width:1.5`;
  const shapes = {
    circle: () => svg("circle", { cx: 7, cy: 7, r: 5, style }),
    rect: () => svg("rect", { x: 2, y: 2, width: 10, height: 10, style }),
    triangle: () => svg("path", { d: "M7 1 L13 12 L1 12 Z", style }),
    diamond: () => svg("path", { d: "M7 1 L13 7 L7 13 L1 7 Z", style }),
  };
  return svg("svg", { width: 14, height: 14, "aria-hidden": "true" }, shapes[symbol]());
}
