// The layers of the catalogue, for forms: their fields, what a new one begins with, and what need not be written.
import { kind, kinds, options, sentence } from "../catalogue.js";

/** Every type of layer, in the order of the catalogue. */
export const layerTypes = () => kinds("layers").map(({ type }) => type);

/** What a layer is akin to: it decides its colour. */
export const familyOf = (type) => kind("layers", type)?.family ?? "";

/** What a layer is called, even one that is none. */
export const labelOf = ({ type }) => (type === undefined ? "A layer without a type" : (kind("layers", type)?.label ?? String(type)));

/** What a layer does, in a sentence. */
export const sentenceOf = (type) => sentence(kind("layers", type) ?? { sentence: "" });

/** The fields of a type that a form has a place for; a residual's layers have a list of their own. */
export const fieldsOf = (type) => (kind("layers", type)?.fields ?? []).filter((field) => field.type !== "array");

/** A new layer of a type. */
export function fresh(type) {
  const layer = { type };
  for (const { name, example } of kind("layers", type)?.fields ?? []) {
    if (example !== undefined) {
      layer[name] = Array.isArray(example) ? example.map(slim) : example;
    }
  }
  return layer;
}

/** Whether a field is a size: a number, or a height and a width. */
const isSize = (field) => field.any_of?.some(({ type }) => type === "array") ?? false;

const square = (value) => (Array.isArray(value) && value.length === 2 && value[0] === value[1] ? value[0] : value);

/** The default of a field of a layer; it may follow from another field. */
export function defaultOf(layer, field) {
  if (!field.default_from) {
    return square(field.default ?? undefined);
  }
  const source = fieldsOf(layer.type).find(({ name }) => name === field.default_from);
  const value = layer[source.name] ?? defaultOf(layer, source);
  return source.name === "activation" ? kind("activations", value)?.initializer : square(value);
}

/** A layer as people write it: without what is the default anyway. */
export function slim(layer) {
  const short = {};
  for (const [name, value] of Object.entries(layer)) {
    const field = fieldsOf(layer.type).find((one) => one.name === name);
    const plain = field && isSize(field) ? square(value) : value;
    if (name === "layers" && Array.isArray(value)) {
      short.layers = value.map(slim);
    } else if (!field || field.required || JSON.stringify(plain) !== JSON.stringify(defaultOf(layer, field))) {
      short[name] = plain;
    }
  }
  return short;
}

/** The value that a field's text means; text that means nothing is sent as it is, for the service to say what is wrong. */
export function valueOf(field, text) {
  const trimmed = text.trim();
  if (trimmed === "") {
    return undefined;
  }
  if (isSize(field)) {
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
    .filter((field) => layer[field.name] !== undefined && field.type !== "boolean" && !(options(field) && field.advanced))
    .map(({ name }) => textOf(layer[name]));
  return [labelOf(layer), ...parts].join(" ");
}
