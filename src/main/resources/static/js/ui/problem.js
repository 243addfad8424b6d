// What went wrong, in the words of the service, with the places that it names.
import { html, nothing } from "../lit.js";

/** The place of an error, such as `row 17, column "age"`, as far as its sentence does not name it already. */
function place({ pointer, detail }) {
  const unnamed = (pointer ?? "").split(", ").filter((part) => part && !detail.includes(part));
  return unnamed.length ? html`<code>${unnamed.join(", ")}</code> ` : nothing;
}

/** Whether a form shows an error of `pointer` beside one of its fields. `#/split/*` are all places below `#/split`. */
const isShown = (pointer, known) =>
  known.some((one) => one === pointer || (one.endsWith("/*") && pointer?.startsWith(one.slice(0, -1))));

/**
 * A Problem (or any failure) as a notice. `known` are pointers that the form already shows beside their fields. What the
 * head says is not said again below it.
 */
export function problemView(problem, known = []) {
  const open = (problem.errors ?? []).filter(({ pointer }) => !isShown(pointer, known));
  return html`<div class="notice problem" role="alert">
    <p><strong>${problem.message}</strong></p>
    ${open.length
      ? html`<ul>
          ${open.map(
            (error) =>
              html`<li>${place(error)}${error.detail === problem.message ? nothing : error.detail}${error.hint ? html` <em>${error.hint}</em>` : nothing}</li>`,
          )}
        </ul>`
      : nothing}
    ${problem.requestId ? html`<p class="tiny">Request ${problem.requestId}</p>` : nothing}
  </div>`;
}

/** The sentences that belong beside one field. */
export function fieldErrors(problem, pointer, id) {
  const errors = problem?.at?.(pointer) ?? [];
  return errors.length
    ? html`<span class="error" id=${id ?? nothing}>${errors.map(({ detail, hint }) => `${detail} ${hint ?? ""} `)}</span>`
    : nothing;
}

/** Sentences to know before going on. */
export function warningsView(warnings, title = "Worth knowing") {
  return warnings?.length
    ? html`<div class="notice warning">
        <p><strong>${title}</strong></p>
        <ul>${warnings.map((warning) => html`<li>${warning}</li>`)}</ul>
      </div>`
    : nothing;
}
