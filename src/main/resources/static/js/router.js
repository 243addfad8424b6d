// Which page an address shows. Addresses live behind the #, so that none can hide a path of the API.

/** Path, module, part of the main navigation. `{name}` is one step of the path, handed to the page in `params`. */
const ROUTES = [
  ["/datasets", "./pages/datasets.js", "datasets"],
  ["/datasets/{id}", "./pages/dataset.js", "datasets"],
  ["/networks", "./pages/networks.js", "networks"],
  ["/networks/{id}", "./pages/network.js", "networks"],
  ["/jobs", "./pages/jobs.js", "jobs"],
  ["/jobs/new", "./pages/job-new.js", "jobs"],
  ["/jobs/{id}", "./pages/job.js", "jobs"],
  ["/compare", "./pages/compare.js", "jobs"],
  ["/models", "./pages/models.js", "models"],
  ["/models/{id}", "./pages/model.js", "models"],
];
const FIRST = "/datasets";
const MISSING = ["", "./pages/missing.js", ""];

/** The address of a page, every part of it escaped: `href("networks", id, { dataset })`. */
export function href(...steps) {
  const query = typeof steps.at(-1) === "object" ? steps.pop() : {};
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const params = new URLSearchParams(given.flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)])));
  return `#/${steps.map(encodeURIComponent).join("/")}${given.length ? `?${params}` : ""}`;
}

/** Goes to a page as if its link had been clicked. */
export function go(...steps) {
  location.hash = href(...steps);
}

/** Goes to a page in the place of this one: the way back skips this one. */
export function goInstead(...steps) {
  location.replace(href(...steps));
}

/** Notes in the address what the page shows, without leaving it. */
export function note(...steps) {
  history.replaceState(null, "", href(...steps));
}

function matched(path, pattern) {
  const steps = path.split("/");
  const wanted = pattern.split("/");
  if (steps.length !== wanted.length) {
    return null;
  }
  const params = {};
  for (let i = 0; i < steps.length; i++) {
    if (wanted[i].startsWith("{")) {
      params[wanted[i].slice(1, -1)] = steps[i];
    } else if (wanted[i] !== steps[i]) {
      return null;
    }
  }
  return params;
}

function decoded(params) {
  try {
    return Object.fromEntries(Object.entries(params).map(([name, step]) => [name, decodeURIComponent(step)]));
  } catch {
    return null;
  }
}

/** What `hash` asks for: `{ module, nav, params, query }`. */
export function resolve(hash) {
  const [path, search = ""] = hash.replace(/^#/, "").split(/\?(.*)/s);
  const clean = path.replace(/\/+$/, "") || FIRST;
  const query = new URLSearchParams(search);
  for (const [pattern, module, nav] of ROUTES) {
    const params = matched(clean, pattern);
    const known = params && decoded(params);
    if (known) {
      return { module, nav, params: known, query };
    }
  }
  const [, module, nav] = MISSING;
  return { module, nav, params: {}, query };
}
