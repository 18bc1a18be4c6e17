// The page, put together in the order in which it is read.

function page() {
  const run = JSON.parse(document.getElementById("data").textContent);
  document.title = `${run.validity.level}: Loop vs Pool, ${run.run.startedAt.slice(0, 10)}`;
  const { element, show } = pictures(run);
  document.getElementById("page").replaceChildren(
    head(run),
    el("main", {}, findings(run), summary(run), certainty(run), element, reproduce(run)));
  keepDrawn();
  followLinks(run, show);
  hooks.drawn = hooks.drawn.then(drawAll);
}

window.loopVsPool = hooks;
page();
