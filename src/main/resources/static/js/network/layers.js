// The list of layers, each a card to edit, with its shape and what is wrong with it.
import { html, live, nothing } from "../lit.js";
import { count, shape, words } from "../format.js";
import { options, sentence } from "../catalogue.js";
import { defaultOf, familyOf, fieldsOf, labelOf, layerTypes, sentenceOf, textOf, valueOf } from "./catalogue.js";

/**
 * Draws `layers`, whose place in the network is `pointer` (`#/layers`). `checks` are the service's findings for them in
 * their order, or empty. `edit` has the moves: `set`, `move`, `remove`, `add`; `problem` has the errors by pointer.
 */
export function layerList({ layers, pointer, checks, problem, edit, stale, images }) {
  return html`<ol class="layers">
    ${layers.map((layer, i) => {
      const at = `${pointer}/${i}`;
      return card({ layer, i, at, pointer, check: checks?.[i], problem, edit, stale, images, last: i === layers.length - 1 });
    })}
    <li class="adder">${adder(pointer, layers, edit, images)}</li>
  </ol>`;
}

function card({ layer, i, at, pointer, check, problem, edit, stale, images, last }) {
  const fields = fieldsOf(layer.type);
  const label = labelOf(layer);
  const known = fieldsOf(layer.type).map(({ name }) => `${at}/${name}`);
  const isBesideField = (place) => known.some((field) => place === field || place.startsWith(`${field}/`));
  const errors = (problem?.errors ?? []).filter(
    ({ pointer: place }) => place === at || (place?.startsWith(`${at}/`) && !isBesideField(place) && !place.startsWith(`${at}/layers/`)),
  );
  return html`<li class="layer ${familyOf(layer.type)} ${errors.length || problem?.at?.(at).length ? "wrong" : ""}">
    <div class="layer-head">
      <span class="layer-index">${i + 1}</span>
      <strong class="layer-type" title=${sentenceOf(layer.type)}>${label}</strong>
      <span class="layer-shape ${stale ? "stale" : ""}">
        ${check?.output_shape ? html`<span title="Output shape">${shape(check.output_shape)}</span>` : nothing}
        ${check?.parameters ? html`<span class="muted" title="Parameters">${count(check.parameters)} par.</span>` : nothing}
      </span>
      <span class="layer-tools">
        <button class="quiet small icon" aria-label="Move ${label} up" ?disabled=${i === 0} @click=${() => edit.move(pointer, i, -1)}>↑</button>
        <button class="quiet small icon" aria-label="Move ${label} down" ?disabled=${last} @click=${() => edit.move(pointer, i, 1)}>↓</button>
        <button class="quiet small icon" aria-label="Remove ${label}" @click=${() => edit.remove(pointer, i)}>✕</button>
      </span>
    </div>
    ${fields.length ? html`<div class="layer-fields">${fields.filter(({ advanced }) => !advanced).map((field) => fieldView(field, layer, i, at, pointer, problem, edit))}${more(fields.filter(({ advanced }) => advanced), layer, i, at, pointer, problem, edit)}</div>` : nothing}
    ${layer.type === "output" ? html`<p class="tiny muted">Units and activation follow from the target.</p>` : nothing}
    ${errors.map(({ detail, hint }) => html`<p class="error" role="alert">${detail} ${hint ? html`<em>${hint}</em>` : nothing}</p>`)}
    ${layer.type === "residual" && Array.isArray(layer.layers)
      ? html`<p class="tiny muted">The output of these layers is added to their input.</p>
          ${layerList({ layers: layer.layers, pointer: `${at}/layers`, checks: check?.layers, problem, edit, stale, images })}`
      : nothing}
  </li>`;
}

function more(fields, layer, i, at, pointer, problem, edit) {
  if (!fields.length) {
    return nothing;
  }
  const open = fields.some(({ name }) => layer[name] !== undefined || problem?.at?.(`${at}/${name}`).length);
  return html`<details class="layer-more" ?open=${open}>
    <summary class="tiny">More</summary>
    <div class="layer-fields">${fields.map((field) => fieldView(field, layer, i, at, pointer, problem, edit))}</div>
  </details>`;
}

function fieldView(field, layer, i, at, pointer, problem, edit) {
  const errors = problem?.at?.(`${at}/${field.name}`) ?? [];
  const id = `${at}/${field.name}`;
  const set = (value) => edit.set(pointer, i, field.name, value);
  return html`<div class="field">
    <label for=${id} title=${sentence(field)}>${words(field.name)}</label>
    ${input(field, layer, id, errors.length > 0, set)}
    ${errors.map(({ detail, hint }) => html`<span class="error" role="alert" id="${id}-error">${detail} ${hint ?? ""}</span>`)}
  </div>`;
}

function input(field, layer, id, invalid, set) {
  const wrong = invalid ? "true" : nothing;
  const value = layer[field.name];
  const fallback = field.required ? undefined : defaultOf(layer, field);
  if (field.type === "boolean") {
    return html`<select id=${id} aria-invalid=${wrong} @change=${(event) => set((event.target.value === "yes") === fallback ? undefined : !fallback)}>
      <option value="yes" .selected=${value ?? fallback}>yes</option>
      <option value="no" .selected=${!(value ?? fallback)}>no</option>
    </select>`;
  }
  const known = options(field);
  if (known && typeof value !== "object") {
    const odd = value !== undefined && !known.includes(value);
    return html`<select id=${id} aria-invalid=${wrong} @change=${(event) => set(event.target.value || undefined)}>
      <option value="" .selected=${value === undefined}>${field.default_from ? `${words(fallback)}, as suits` : words(fallback ?? "choose one")}</option>
      ${odd ? html`<option value=${value} .selected=${true}>${value}</option>` : nothing}
      ${known.map((option) => (option === fallback && !field.default_from ? nothing : html`<option value=${option} .selected=${value === option}>${words(option)}</option>`))}
    </select>`;
  }
  return html`<input
    id=${id}
    inputmode="decimal"
    autocomplete="off"
    aria-invalid=${wrong}
    aria-describedby=${invalid ? `${id}-error` : nothing}
    placeholder=${textOf(fallback)}
    .value=${live(textOf(value))}
    @change=${(event) => set(valueOf(field, event.target.value))}
    @input=${(event) => set(valueOf(field, event.target.value), true)}
  />`;
}

/** Adds a layer, in front of the output where there is one. */
function adder(pointer, layers, edit, images) {
  const suits = (type) => images || !["conv", "pool", "shape"].includes(familyOf(type));
  return html`<label class="visually-hidden" for="add-${pointer}">Add a layer</label>
    <select
      id="add-${pointer}"
      @change=${(event) => {
        if (event.target.value) {
          edit.add(pointer, event.target.value);
          event.target.value = "";
        }
      }}
    >
      <option value="">+ Add a layer</option>
      ${layerTypes()
        .filter((type) => type !== "output" && suits(type))
        .map((type) => html`<option value=${type}>${labelOf({ type })}</option>`)}
      ${pointer === "#/layers" && layers.at(-1)?.type !== "output" ? html`<option value="output">${labelOf({ type: "output" })}</option>` : nothing}
    </select>`;
}
