// How numbers are written. A value that is not known is a dash, never a zero.

const UNKNOWN = "–";

function fixed(value, decimals) {
  return value === null || value === undefined ? UNKNOWN : value.toFixed(decimals);
}

/** Seconds in a sentence: three significant digits or so, with the unit, which stays on their line. */
function seconds(value) {
  if (value === null || value === undefined) {
    return UNKNOWN;
  }
  return `${value.toFixed(decimalsOf(value))}\u00a0s`;
}

function decimalsOf(value) {
  const size = Math.abs(value);
  return size < 1 ? 3 : size < 10 ? 2 : 1;
}

function percent(ratio) {
  const value = Math.abs(ratio) * 100;
  return `${value.toFixed(value < 10 ? 1 : 0)}\u00a0%`;
}

function megabytes(bytes) {
  return bytes === null || bytes === undefined ? UNKNOWN : `${Math.round(bytes / 1e6)} MB`;
}

function count(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}

function list(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

/** A wall time as people say it: 6 min 36 s. */
function duration(value) {
  const whole = Math.round(value);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
