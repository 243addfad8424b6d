// What went wrong, in the words of the service, with the places that it names.
import { html, nothing } from "../lit.js";

/** A Problem (or any failure) as a notice. `known` are pointers that the form already shows beside their fields. */
export function problemView(problem, known = []) {
  const open = (problem.errors ?? []).filter(({ pointer }) => !known.includes(pointer));
  return html`<div class="notice problem" role="alert">
    <p><strong>${problem.message}</strong></p>
    ${open.length
      ? html`<ul>
          ${open.map(
            ({ pointer, detail, hint }) =>
              html`<li>${pointer ? html`<code>${pointer}</code> ` : nothing}${detail}${hint ? html` <em>${hint}</em>` : nothing}</li>`,
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
