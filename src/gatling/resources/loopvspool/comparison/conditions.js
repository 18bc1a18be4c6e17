// What differs between the runs beside their metrics: that is what the metrics may differ by.

function conditions(comparison) {
  const { settings, circumstances } = comparison;
  return section(
    "conditions",
    "What else differs between the runs?",
    conditionTable(comparison, "Settings that differ", "setting", settings, "settings-table")
      ?? note("All settings are the same."),
    conditionTable(comparison, "Machines and programs that differ", "what", circumstances, "circumstances-table")
      ?? note("Machine, JVM, versions and commit are the same."));
}

function conditionTable(comparison, caption, what, rows, id) {
  return rows.length === 0 ? null : scrollable(caption, el("table", { id },
    el("caption", {}, caption),
    el("thead", {}, el("tr", {}, [what, ...comparison.runs.map(run => run.letter)].map(text => el("th", { scope: "col" }, text)))),
    el("tbody", {}, rows.map(row => el("tr", { class: row.warning === null ? null : "warned" },
      el("th", { scope: "row" }, row.name), row.values.map(value => el("td", {}, value ?? UNKNOWN)))))));
}
