// Reproduce: the command, the files with every number, and where it ran.

function reproduce(run) {
  const command = commandLine(run);
  return section(
    "reproduce",
    "How can it be run again, and where is every number?",
    el("pre", { id: "command", tabindex: "0" }, command),
    copyButton(command),
    run.environment.commit === null ? null : note(`Of the commit ${run.environment.commit}.`),
    isInContainers(run) ? note(containersInWords(run)) : null,
    heading(3, "files", "Every number"),
    el("ul", {}, files(run).map(([name, text]) => el("li", {}, el("a", { href: name }, name), `: ${text}`))),
    heading(3, "environment", "Where it ran"),
    fold("Show machine, injector and targets", environmentTable(run)),
    heading(3, "settings", "Every setting"),
    fold(`Show ${count(Object.keys(run.settings).length, "setting")}`,
      plainTable("Settings in force", [{ head: "setting" }, { head: "value" }], Object.entries(run.settings))));
}

function isInContainers(run) {
  return run.settings["lab.launcher"] === "docker";
}

/** Where the run says which settings were given, those; else all of them, which is longer and does the same. */
function commandLine(run) {
  const given = run.settingsGiven ?? Object.keys(run.settings);
  const goal = isInContainers(run) ? "mvn -Pdocker verify" : "mvn gatling:test";
  const name = run.run.simulation;
  const simulation = name === "LoopVsPool" ? [] : [`-Dgatling.simulationClass=loopvspool.simulation.${name}`];
  const settings = given
    .filter(key => key !== "lab.help" && !(key === "lab.launcher" && isInContainers(run)))
    .map(key => `-D${key}=${run.settings[key]}`);
  const containers = isInContainers(run) ? containerOptions(run) : [];
  return [goal, ...[...simulation, ...settings, ...containers].map(quoted)].join(" \\\n  ");
}

/** What the containers were given that is no setting of the lab, as the engine found it: their memory, and the database's image. */
function containerOptions(run) {
  const { containers } = run.environment;
  const limited = containers.find(one => one.memoryBytes !== null);
  const database = containers.find(one => one.name.endsWith("-postgres"));
  return [
    ...limited ? [`-Ddocker.memory=${Math.round(limited.memoryBytes / 2 ** 20)}m`] : [],
    ...database ? [`-Ddocker.postgres.image=${database.image}`] : [],
  ];
}

function containersInWords(run) {
  const found = containerOptions(run);
  return `The targets ran in containers. The command makes their images of the project, starts them and removes them`
    + (found.length === 0 ? "" : `, with ${list(found)} as the engine found them`)
    + ". Results do not say what was given beyond that: the image that theirs are built on (-Ddocker.base.image), fixed ports "
    + "(-Ddocker.port.…), whether Gatling ran in a container, too (-Ddocker.tester), or whether the containers were there already. "
    + "The ids of the images stand below.";
}

/** For a POSIX shell. */
function quoted(word) {
  return /^[\w.,:/@%+=*-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function copyButton(command) {
  const button = el("button", { type: "button" }, "Copy the command");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(command);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(document.getElementById("command"));
      button.textContent = "Selected: copy it with the keyboard";
    }
  });
  return button;
}

/** A run that was cut short has not all of them: the page knows which are beside it. */
function files(run) {
  return [
    ["results.json", "everything on this page"],
    ["steps.csv", "every step: prediction, measurement and verdict in a row"],
    ["requests.csv", "every request"],
    ["probes.csv", "every ping beside a burst"],
    ["census.csv", "every sample of threads, CPU time and memory"],
    ["index.html", "Gatling's report of the same run"],
  ].filter(([name]) => run.files.includes(name));
}

/** Servers of others need not report it. */
function jdkOf({ identity }) {
  const { version, vendor } = identity.java ?? {};
  return version === undefined ? "" : `, Java ${version}${vendor === undefined ? "" : ` (${vendor})`}`;
}

function environmentTable(run) {
  const { machine, injector, variables, gatling, before, after, containers } = run.environment;
  const load = one => `CPU pressure ${fixed(one.cpuPressurePercent, 1)} %, steal ${one.stealPercent.toFixed(2)} %`;
  return plainTable("Machine, injector and targets", [{ head: "what" }, { head: "as found" }], [
    ["processor", `${machine.cpu}, ${machineCores(machine)}`],
    ["threads per core", machine.threadsPerCore ?? "not known"],
    ["CPU quota", injector.quota === null ? "none" : `${injector.quota.cpus} CPUs`],
    ["memory", `${(machine.memoryBytes / 2 ** 30).toFixed(1)} GiB`],
    ["system", machine.os],
    ["injector", `${injector.vm}, ${injector.collectors.join(", ")}; Gatling ${gatling}`],
    ...Object.entries(variables).map(([name, value]) => [name, value]),
    ["load before", load(before)],
    ["load after", load(after)],
    ...ofFork(run, 1).targets.map(target => [target.name, `${target.model}, ${count(target.cores, "core")}${jdkOf(target)}: ${target.command}`]),
    ...containers.map(one => [one.name, `${one.image} ${one.imageId}, cores ${one.cpus ?? "all"}`]),
  ]);
}
