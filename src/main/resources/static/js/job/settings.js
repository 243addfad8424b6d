// A job's settings, flat: what stands in its hyperparameters, one line a value.

/** `[["optimizer.learning_rate", 0.001], …]` of any nested value; lists and what is null stand for themselves. */
export function flat(value, path = "") {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    return [[path, value]];
  }
  return Object.entries(value).flatMap(([name, inner]) => flat(inner, path ? `${path}.${name}` : name));
}

/** A setting as text. */
export function said(value) {
  if (value === null || value === undefined) {
    return "–";
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** What several jobs do not have in common: `[[name, [one value a job]], …]`. */
export function differences(maps) {
  const names = [...new Set(maps.flatMap((map) => [...map.keys()]))];
  return names
    .map((name) => [name, maps.map((map) => said(map.get(name)))])
    .filter(([, values]) => new Set(values).size > 1);
}
