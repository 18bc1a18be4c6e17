// Process model: what stands behind a target in production, and in development with reload.

function processModel(run) {
  const targets = [...groupBy(run.contexts, context => context.target)];
  const most = largest(run.contexts.flatMap(context => context.busy.map(process => process.threads)));
  const memory = largest(run.contexts.flatMap(context => context.busy.map(process => process.residentBytes)));
  return section(
    "process-model",
    QUESTIONS["process-model"],
    targets.length === 0
      ? note("This run did not ask: lab.experiments names process-model, or all. What was skipped, and why, stands at the top.")
      : note("Each box is a process, inside the one that started it, as the operating system sees it during the burst. "
        + "All bars have the same scale."),
    targets.map(([target, contexts]) => [
      heading(3, `process-model-${target}`, target),
      fold("Show the processes", el("div", { class: "grid" }, contexts.map(context => contextPanel(context, most, memory)))),
    ]));
}

function contextPanel(context, most, memory) {
  const { busy, readySeconds, editToAnswerSeconds } = context;
  const reload = editToAnswerSeconds === null
    ? context.context === "development" ? "; no edit was answered" : ""
    : `; an edit is answered after ${seconds(editToAnswerSeconds)}`;
  const idle = new Map(context.idle.map(process => [process.pid, process]));
  const roots = busy.filter(process => !busy.some(other => other.pid === process.parentPid));
  return el("div", {},
    el("h4", {}, `${context.context}: ${count(busy.length, "process", "processes")}`),
    note(`Ready after ${seconds(readySeconds)}${reload}.`),
    busy.length === 0 ? absent("No process was seen.") : processTree(roots, busy, idle, most, memory));
}

function processTree(processes, all, idle, most, memory) {
  return el("ul", { class: "tree" }, processes.map(process => {
    const children = all.filter(other => other.parentPid === process.pid && other.pid !== process.pid);
    return el("li", {}, processBox(process, idle.get(process.pid), most, memory),
      children.length === 0 ? null : processTree(children, all, idle, most, memory));
  }));
}

function processBox(process, before, most, memory) {
  const idle = before ? `${before.threads} → ` : "";
  return el("div", { class: "process" },
    el("strong", {}, `process ${process.pid}`),
    bar("threads", process.threads / most, `${idle}${process.threads}`),
    bar("memory", process.residentBytes / memory, megabytes(process.residentBytes)),
    el("code", {}, process.command));
}

function bar(name, share, text) {
  return el("div", { class: "bar" }, el("span", {}, name),
    el("span", { "aria-hidden": "true" }, el("span", { style: `width:${(share * 100).toFixed(1)}%` })), el("span", {}, text));
}
