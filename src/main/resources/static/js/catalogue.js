// What the service offers, as `GET /v1/catalogue` tells it: layers, optimizers, schedules and losses with their fields.
import { get } from "./api.js";
import { words } from "./format.js";

let asked = null;
let known = null;

/** Asks for the catalogue, once; a page with forms waits for it before it draws them. */
export async function loadCatalogue() {
  asked ??= get("/v1/catalogue").catch((problem) => {
    asked = null;
    throw problem;
  });
  known = await asked;
}

/** Every kind of a section: of `layers`, `optimizers`, … */
export const kinds = (section) => known[section];

/** The kind of that type, or undefined where there is none of it. */
export const kind = (section, type) => known[section].find((one) => one.type === type);

/** A field of the body of a job. */
export const jobField = (name) => known.job.find((one) => one.name === name);

/** The texts that a field may be, or null where it is no choice. */
export const options = (field) => field.values ?? field.any_of?.find(({ values }) => values?.length > 1)?.values ?? null;

/** A field's name as a label. */
export const label = ({ name }) => words(name).replace(/^./, (first) => first.toUpperCase());

/** The sentence of a field or a kind, without the marks of code. */
export const sentence = ({ sentence: text }) => text.replaceAll("`", "");
