// The fields of the form: each with its label, its default as a hint, and what the service says about it.
import { html, nothing } from "../lit.js";
import { fieldErrors } from "../ui/problem.js";

const idOf = (pointer) => `f${pointer.replace(/[^a-z0-9_]+/gi, "-")}`;

/**
 * One field. `pointer` is its place in the request (`#/optimizer/learning_rate`); `shown` collects the pointers that the
 * form has a place for.
 */
export function field({ pointer, label, value, fallback = "", hint = "", problem, shown, change, mode = "decimal" }) {
  shown.push(pointer, `${pointer}/*`);
  const id = idOf(pointer);
  const wrong = (problem?.at(pointer) ?? []).length > 0;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${typeof fallback === "boolean"
      ? html`<label class="check"><input id=${id} type="checkbox" .checked=${value ?? fallback} @change=${(event) => change(event.target.checked)} /> on</label>`
      : html`<input
          id=${id}
          inputmode=${mode}
          autocomplete="off"
          placeholder=${String(fallback)}
          .value=${String(value ?? "")}
          aria-invalid=${wrong ? "true" : nothing}
          aria-describedby=${`${id}-note`}
          @input=${(event) => change(event.target.value)}
        />`}
    <span id="${id}-note">${wrong ? fieldErrors(problem, pointer) : hint ? html`<span class="hint">${hint}</span>` : nothing}</span>
  </div>`;
}

/** A choice. `options`: values, or `[value, text]`. */
export function choice({ pointer, label, value, options, problem, shown, change, hint = "" }) {
  shown.push(pointer);
  const id = idOf(pointer);
  const own = (problem?.errors ?? []).filter((error) => error.pointer === pointer);
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} aria-invalid=${own.length ? "true" : nothing} aria-describedby=${`${id}-note`} @change=${(event) => change(event.target.value)}>
      ${options.map((option) => {
        const [key, text] = Array.isArray(option) ? option : [option, option.replaceAll("_", " ")];
        return html`<option value=${key} ?selected=${key === value}>${text}</option>`;
      })}
    </select>
    <span id="${id}-note">${own.length
      ? html`<span class="error">${own.map(({ detail, hint: more }) => `${detail} ${more ?? ""} `)}</span>`
      : hint
        ? html`<span class="hint">${hint}</span>`
        : nothing}</span>
  </div>`;
}
