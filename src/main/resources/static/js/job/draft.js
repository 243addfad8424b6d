// A job about to be: what the form holds, and the request that it makes.
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
    optimizer: { type: "adam" },
    schedule: { type: "constant" },
    split: {},
    regularization: {},
    gradient_clipping: {},
    early_stopping: {},
    stops: true,
    balanced: false,
  };
}

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
  draft.top.loss = typeof settings.loss === "string" ? settings.loss : settings.loss.type;
  draft.delta = settings.loss.delta ?? "";
  for (const part of NESTED) {
    draft[part] = Object.fromEntries(Object.entries(settings[part] ?? {}).filter(([, value]) => value !== null));
  }
  draft.stops = settings.early_stopping !== null;
  draft.balanced = settings.class_weight === "balanced";
  draft.weights = draft.balanced ? null : settings.class_weight;
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

/** The body of `POST /v1/jobs`: what was filled in, and no default that was not. */
export function request(draft) {
  const body = { ...(draft.name.trim() ? { name: draft.name.trim() } : {}), dataset: draft.dataset };
  body.network = draft.layers ? { layers: draft.layers } : draft.network;
  const { loss, ...top } = draft.top;
  Object.assign(body, filled(top));
  if (loss && loss !== "auto") {
    body.loss = loss === "huber" && draft.delta ? { type: loss, delta: value(String(draft.delta)) } : loss;
  }
  for (const part of NESTED) {
    const given = filled(draft[part]);
    const types = { optimizer: "adam", schedule: "constant" };
    const isPlain = Object.keys(given).length === 1 && given.type === types[part];
    if (Object.keys(given).length && !isPlain) {
      body[part] = given;
    }
  }
  if (!draft.stops) {
    body.early_stopping = null;
  }
  if (draft.balanced) {
    body.class_weight = "balanced";
  } else if (draft.weights) {
    body.class_weight = draft.weights;
  }
  return body;
}

/** The request as people write it: one layer a line. */
export function pretty(body) {
  const layers = body.network?.layers?.map((layer) => line(layer, "      "));
  const text = JSON.stringify(body, (name, inner) => (name === "layers" ? [] : inner), 2);
  return layers ? text.replace('"layers": []', () => `"layers": [\n${layers.join(",\n")}\n    ]`) : text;
}
