// The page, put together in the order in which it is read.

function page() {
  const comparison = JSON.parse(document.getElementById("data").textContent);
  document.title = `Loop vs Pool: ${comparison.runs.map(run => run.letter).join(", ")} compared, ${comparison.madeAt.slice(0, 10)}`;
  document.getElementById("page").replaceChildren(
    head(comparison),
    el("main", {}, findings(comparison), conditions(comparison), forests(comparison), sweeps(comparison), allMetrics(comparison),
      files(comparison)));
  const linked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (linked !== null) {
    linked.scrollIntoView();
  }
  keepDrawn();
  hooks.drawn = drawAll();
}

function files(comparison) {
  return section(
    "files",
    "Where is every number?",
    el("ul", {},
      el("li", {}, el("a", { href: "comparison-of-runs.json" }, "comparison-of-runs.json"), ": everything on this page"),
      comparison.runs.map(run => el("li", {}, `${run.letter}: `, el("a", { href: run.results }, "results.json"),
        run.page === null ? ", which has no page" : [" and ", el("a", { href: run.page }, "comparison.html")]))));
}

window.loopVsPool = hooks;
page();
