// Links into the page: they open what they point to, where it is folded, or belongs to a fork that is not shown.

/** @param show changes the fork that the pictures show */
function followLinks(run, show) {
  const follow = () => openLink(run, show, decodeURIComponent(location.hash.slice(1)));
  addEventListener("hashchange", follow);
  // The same link once more changes no hash, but what it points to may have been folded since.
  document.addEventListener("click", event => {
    const link = event.target.closest("a[href^='#']");
    if (link !== null && link.getAttribute("href") === location.hash) {
      follow();
    }
  });
  follow();
}

function openLink(run, show, id) {
  const [, fork] = /^fork-(\d+)$/.exec(id) ?? [];
  const [, number] = /^(?:timeline|health-check|census)-(\d+)$/.exec(id) ?? [];
  const step = number === undefined ? undefined : run.steps.find(one => one.step === Number(number));
  if (fork !== undefined || step !== undefined) {
    show(fork === undefined ? step.fork : Number(fork));
  }
  const linked = document.getElementById(fork === undefined ? id : "fork");
  if (linked !== null) {
    unfold(linked);
    linked.scrollIntoView();
  }
}

/** Opens what holds an element, and what a heading is the heading of. */
function unfold(element) {
  const holders = [];
  for (let up = element.closest("details"); up !== null; up = up.parentElement.closest("details")) {
    holders.push(up);
  }
  let below = /^H\d$/.test(element.tagName) ? element.nextElementSibling : null;
  while (below !== null && !below.matches("details.fold")) {
    below = below.nextElementSibling;
  }
  [...holders, ...below === null ? [] : [below]].forEach(details => { details.open = true; });
}
