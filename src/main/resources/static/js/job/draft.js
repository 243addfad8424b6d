// A job about to be: what the form holds, and the request that it makes.
import { jobField } from "../catalogue.js";
import { line } from "../network/json.js";

/** Only the fields that the user has filled in. Values are as fields have them: text, or true and false. */
export function blank() {
  return {
    name: "",
    dataset: "",
    network: "",
    layers: null,
    template: "",
    top: {},
    loss: { type: jobField("loss").default },
    optimizer: { type: jobField("optimizer").default.type },
    schedule: { type: jobField("schedule").default.type },
    split: { type: jobField("split").default.type },
    usualSplit: {},
    regularization: {},
    gradient_clipping: {},
    early_stopping: {},
    stops: true,
    weighing: "",
    weights: {},
  };
}

/** Class weights that are given label by label. */
export const BY_LABEL = "by label";

const NESTED = ["optimizer", "schedule", "split", "regularization", "gradient_clipping", "early_stopping"];

/** As the form shows the settings of a job that there was. */
export function draftOf(job) {
  const settings = job.hyperparameters;
  const draft = blank();
  draft.name = job.name;
  draft.dataset = job.dataset;
  if (typeof job.network === "string") {
    draft.network = job.network;
  } else {
    draft.layers = job.network.layers;
  }
  for (const name of ["epochs", "batch_size", "seed", "time_limit_seconds"]) {
    draft.top[name] = settings[name] ?? "";
  }
  draft.top.priority = job.priority || "";
  draft.top.metadata = Object.keys(job.metadata ?? {}).length ? JSON.stringify(job.metadata) : "";
  draft.loss = typeof settings.loss === "string" ? { type: settings.loss } : settings.loss;
  for (const part of NESTED) {
    draft[part] = Object.fromEntries(Object.entries(settings[part] ?? {}).filter(([, value]) => value !== null));
  }
  draft.stops = settings.early_stopping !== null;
  const weight = settings.class_weight;
  draft.weighing = weight === null ? "" : typeof weight === "string" ? weight : BY_LABEL;
  draft.weights = draft.weighing === BY_LABEL ? weight : {};
  return draft;
}

/** Text that is a number as a number; anything else as it is, for the service to say what is wrong with it. */
function value(text) {
  if (typeof text !== "string") {
    return text;
  }
  const clean = text.trim().replace(",", ".");
  return clean !== "" && Number.isFinite(Number(clean)) ? Number(clean) : clean;
}

function filled(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== "" && text !== undefined).map(([name, text]) => [name, value(text)]));
}

/** Whether the service would split so by itself. */
function isUsualSplit(given, { usualSplit }) {
  const usual = usualSplit.type ? usualSplit : { type: jobField("split").default.type };
  return JSON.stringify(given) === JSON.stringify(usual);
}

/** JSON as what it says, and other text as it is. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The body of `POST /v1/jobs`: what was filled in, and no default that was not. */
export function request(draft) {
  const body = { ...(draft.name.trim() ? { name: draft.name.trim() } : {}), dataset: draft.dataset };
  body.network = draft.layers ? { layers: draft.layers } : draft.network;
  const { metadata, ...top } = draft.top;
  Object.assign(body, filled(top));
  if (metadata) {
    body.metadata = parsed(metadata);
  }
  const loss = filled(draft.loss);
  if (Object.keys(loss).length > 1) {
    body.loss = loss;
  } else if (loss.type !== jobField("loss").default) {
    body.loss = loss.type;
  }
  for (const part of NESTED) {
    const given = filled(draft[part]);
    const isPlain = part === "split" ? isUsualSplit(given, draft) : Object.keys(given).length === 1 && given.type !== undefined && given.type === jobField(part).default?.type;
    if (Object.keys(given).length && !isPlain) {
      body[part] = given;
    }
  }
  if (!draft.stops) {
    body.early_stopping = null;
  }
  if (draft.weighing === BY_LABEL) {
    body.class_weight = filled(draft.weights);
  } else if (draft.weighing) {
    body.class_weight = draft.weighing;
  }
  return body;
}

/** The request as people write it: one layer a line. */
export function pretty(body) {
  const layers = body.network?.layers?.map((layer) => line(layer, "      "));
  const text = JSON.stringify(body, (name, inner) => (name === "layers" ? [] : inner), 2);
  return layers ? text.replace('"layers": []', () => `"layers": [\n${layers.join(",\n")}\n    ]`) : text;
}
