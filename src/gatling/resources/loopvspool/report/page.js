// The page, put together in the order in which it is read.

function page() {
  const run = JSON.parse(document.getElementById("data").textContent);
  document.title = `${run.validity.level}: Loop vs Pool, ${run.run.startedAt.slice(0, 10)}`;
  document.getElementById("page").replaceChildren(
    head(run),
    el("main", {},
      findings(run), summary(run), timelines(run), sweeps(run), responses(run), bystanders(run), census(run), processModel(run),
      calibration(run), allSteps(run), reproduce(run)));
  const linked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (linked !== null) {
    linked.scrollIntoView();
  }
  keepDrawn();
  hooks.drawn = drawAll();
}

window.loopVsPool = hooks;
page();
