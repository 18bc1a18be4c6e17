// The pictures of a run. Of one with forks they show one fork at a time, which the reader chooses.

function picturesOf(run, fork) {
  const one = ofFork(run, fork);
  return [
    timelines(one), sweeps(run), responses(one), probes(one), census(one), processModel(one), calibration(one), allSteps(one),
  ];
}

/**
 * The part of the page that shows a fork, and the way to have it show another.
 *
 * @returns element; show: changes the fork
 */
function pictures(run) {
  const place = el("div", { "data-fork": "1" }, picturesOf(run, 1));
  if (!isForked(run)) {
    return { element: place, show: () => {} };
  }
  const forks = Array.from({ length: run.run.forks }, (_, at) => at + 1);
  const choice = el("select", { id: "fork" }, forks.map(fork => el("option", { value: fork }, String(fork))));
  const show = fork => {
    if (place.dataset.fork === String(fork) || !forks.includes(fork)) {
      return;
    }
    const top = scrollY;
    choice.value = String(fork);
    place.dataset.fork = String(fork);
    forget(place);
    hooks.bars = {};
    place.replaceChildren(...picturesOf(run, fork));
    scrollTo(0, top);
    hooks.drawn = hooks.drawn.then(drawAll);
  };
  choice.addEventListener("change", () => {
    show(Number(choice.value));
    history.replaceState(null, "", `#fork-${choice.value}`);
  });
  const chooser = el("p", { class: "forks" }, el("label", { for: "fork" }, "The pictures below show fork"), choice,
    ` of ${run.run.forks}; a sweep shows all.`);
  return { element: el("div", {}, chooser, place), show };
}
