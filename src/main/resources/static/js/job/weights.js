// The class weights of the form of a job.
import { html, nothing } from "../lit.js";
import { jobField, label, sentence } from "../catalogue.js";
import { BY_LABEL } from "./draft.js";
import { choice, field } from "./fields.js";

/** Class weights beyond these are for the API. */
const MOST_LABELS = 20;

/** How much the classes count: alike, balanced, or label by label of the column `target`, where it has `classes`. */
export function classWeights({ draft, problem, change, shown, target, classes }) {
  const one = jobField("class_weight");
  const labels = [...new Set([...(target?.categories ?? []).slice(0, MOST_LABELS).map(({ value }) => value), ...Object.keys(draft.weights)])];
  const chosen = choice({
    pointer: "#/class_weight",
    label: label(one),
    value: draft.weighing,
    options: [["", "all alike"], ...one.any_of.flatMap(({ values }) => values ?? []), ...(classes ? [BY_LABEL] : [])],
    hint: sentence(one),
    problem,
    shown,
    change: (value) => change(null, "weighing", value),
  });
  const each = labels.map((name) =>
    field({
      pointer: `#/class_weight/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
      label: name,
      value: draft.weights[name],
      fallback: 1,
      problem,
      shown,
      change: (value) => change("weights", name, value),
    }),
  );
  return html`${chosen} ${draft.weighing === BY_LABEL ? each : nothing}`;
}
