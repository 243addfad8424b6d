// The layers as the API knows them: their fields, defaults and kinds, for forms. README.md has the same table.

export const ACTIVATIONS = ["linear", "relu", "leaky_relu", "elu", "gelu", "silu", "sigmoid", "tanh", "softplus"];
const INITIALIZERS = [
  "glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "lecun_normal", "orthogonal", "normal", "uniform", "zeros", "constant",
];
const STEEP = ["relu", "leaky_relu", "elu", "gelu", "silu"];

const whole = (name, start) => ({ name, kind: "whole", start });
const real = (name, fallback, start) => ({ name, kind: "real", fallback, start });
const size = (name, fallback) => ({ name, kind: "size", fallback });
const choice = (name, options, fallback, start) => ({ name, kind: "choice", options, fallback, start });
const flag = (name, fallback) => ({ name, kind: "flag", fallback });

const activation = choice("activation", ACTIVATIONS, "linear", "relu");
const initializer = { ...choice("initializer", INITIALIZERS), derived: true };
const padding = (fallback) => choice("padding", ["same", "valid"], fallback);
const pooling = { family: "pool", fields: [size("pool_size", 2)], more: [{ ...size("strides"), derived: true }, padding("valid")] };

/** By type, and nothing else by any name: `fields` are always shown, `more` on demand; `start` is what a new layer begins with. */
export const LAYERS = {
  __proto__: null,
  dense: { family: "dense", label: "Dense", fields: [whole("units", 32), activation], more: [flag("use_bias", true), initializer] },
  conv2d: {
    family: "conv",
    label: "Convolution",
    fields: [whole("filters", 16), size("kernel_size", 3), activation],
    more: [size("strides", 1), padding("same"), flag("use_bias", true), initializer],
  },
  depthwise_conv2d: {
    family: "conv",
    label: "Depthwise convolution",
    fields: [size("kernel_size", 3), activation],
    more: [size("strides", 1), padding("same"), flag("use_bias", true)],
  },
  max_pool2d: { ...pooling, label: "Max pooling" },
  avg_pool2d: { ...pooling, label: "Average pooling" },
  global_avg_pool2d: { family: "pool", label: "Global average pooling", fields: [], more: [] },
  flatten: { family: "shape", label: "Flatten", fields: [], more: [] },
  batch_norm: { family: "norm", label: "Batch normalisation", fields: [], more: [real("momentum", 0.9), real("epsilon", 1e-5)] },
  layer_norm: { family: "norm", label: "Layer normalisation", fields: [], more: [real("epsilon", 1e-5)] },
  dropout: { family: "norm", label: "Dropout", fields: [real("rate", undefined, 0.2)], more: [] },
  activation: { family: "norm", label: "Activation", fields: [choice("function", ACTIVATIONS, undefined, "relu")], more: [] },
  residual: { family: "residual", label: "Residual", fields: [], more: [] },
  output: { family: "output", label: "Output", fields: [], more: [] },
};

/** What a layer is called, even one that is none. */
export const labelOf = ({ type }) => LAYERS[type]?.label ?? (type === undefined ? "A layer without a type" : String(type));

export const fieldsOf = (type) => [...(LAYERS[type]?.fields ?? []), ...(LAYERS[type]?.more ?? [])];

/** A new layer of a type. */
export function fresh(type) {
  const layer = { type };
  for (const { name, start } of fieldsOf(type)) {
    if (start !== undefined) {
      layer[name] = start;
    }
  }
  return type === "residual" ? { ...layer, layers: [{ type: "dense", units: 32, activation: "relu" }] } : layer;
}

const square = (value) => (Array.isArray(value) && value.length === 2 && value[0] === value[1] ? value[0] : value);

/** A layer as people write it: without what is the default anyway. */
export function slim(layer) {
  const short = {};
  for (const [name, value] of Object.entries(layer)) {
    const field = fieldsOf(layer.type).find((one) => one.name === name);
    const plain = field?.kind === "size" ? square(value) : value;
    const derived = field?.derived && JSON.stringify(plain) === JSON.stringify(square(derivedDefault(layer, name)));
    if (name === "layers" && Array.isArray(value)) {
      short.layers = value.map(slim);
    } else if (!field || (plain !== field.fallback && !derived)) {
      short[name] = plain;
    }
  }
  return short;
}

function derivedDefault(layer, name) {
  if (name === "strides") {
    return layer.pool_size ?? 2;
  }
  return STEEP.includes(layer.activation) ? "he_uniform" : "glorot_uniform";
}

/** The value that a field's text means; text that means nothing is sent as it is, for the service to say what is wrong. */
export function valueOf(field, text) {
  const trimmed = text.trim();
  if (trimmed === "") {
    return undefined;
  }
  if (field.kind === "size") {
    const parts = trimmed.split(/[\s,×x]+/).map(Number);
    return parts.some(Number.isNaN) ? trimmed : parts.length === 1 ? parts[0] : parts;
  }
  const number = Number(trimmed);
  return Number.isNaN(number) ? trimmed : number;
}

export const textOf = (value) =>
  value === undefined ? "" : Array.isArray(value) ? value.join(" × ") : typeof value === "object" ? JSON.stringify(value) : String(value);

/** One layer in a few words. */
export function summary(layer) {
  const parts = fieldsOf(layer.type)
    .filter(({ name, kind }) => layer[name] !== undefined && kind !== "flag" && name !== "initializer")
    .map(({ name }) => textOf(layer[name]));
  return [labelOf(layer), ...parts].join(" ");
}
