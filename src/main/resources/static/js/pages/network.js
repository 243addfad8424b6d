// Builds a network: the layers, their picture and their JSON are three views of the same list.
import { html, live, nothing } from "../lit.js";
import { create, del, get, list } from "../api.js";
import { loadCatalogue } from "../catalogue.js";
import { go, goInstead, href } from "../router.js";
import { view } from "../view.js";
import { count, shape } from "../format.js";
import { head, loading } from "../ui/parts.js";
import { confirm } from "../ui/dialog.js";
import { problemView, warningsView } from "../ui/problem.js";
import { toast } from "../ui/toast.js";
import { Builder } from "../network/builder.js";
import { slim } from "../network/catalogue.js";
import { drawing } from "../network/drawing.js";
import { layerList } from "../network/layers.js";
import { imageShape, suggested, template, TEMPLATES } from "../network/templates.js";

export default async function network({ root, params, query, signal, entitle }) {
  const isNew = params.id === "new";
  entitle(isNew ? "Build a network" : "Network");
  const state = { datasets: [], saved: null, name: "", problem: null, builder: null, busy: false };
  const draw = view(root, () => (state.builder ? page(state, act) : loading("the network")), signal);
  const act = actions(state, draw);
  const [datasets, saved] = await Promise.all([
    list("/v1/datasets", { most: 100, signal }),
    isNew ? null : get(`/v1/networks/${encodeURIComponent(params.id)}`, { signal }),
    loadCatalogue(),
  ]);
  const dataset = datasets.find(({ id }) => id === query.get("dataset")) ?? null;
  const start = template(query.get("template")) ?? suggested(dataset ?? undefined);
  const images = dataset ? Boolean(imageShape(dataset)) : Boolean(start.images);
  Object.assign(state, {
    datasets,
    saved,
    name: saved?.name ?? start.title,
    builder: new Builder({
      layers: (saved ? saved.layers : start.layers(images)).map(slim),
      dataset,
      inputShape: dataset || saved ? null : images ? [28, 28, 1] : [4],
      changed: draw,
      signal,
    }),
  });
  state.original = JSON.stringify(state.builder.layers);
  entitle(saved?.name ?? "Build a network");
  draw();
  await state.builder.validate();
}

function actions(state, draw) {
  const save = async () => {
    Object.assign(state, { busy: true, problem: null });
    draw();
    try {
      return await create("/v1/networks", { name: state.name, layers: state.builder.layers });
    } catch (problem) {
      state.problem = problem;
      return null;
    } finally {
      state.busy = false;
      draw();
    }
  };
  const unchanged = () => state.saved && state.name === state.saved.name && JSON.stringify(state.builder.layers) === state.original;
  return {
    draw,
    async save() {
      const made = await save();
      if (made) {
        toast("Saved.");
        goInstead("networks", made.id, { dataset: state.builder.dataset?.id });
      }
    },
    async train() {
      const made = unchanged() ? state.saved : await save();
      if (made) {
        go("jobs", "new", { network: made.id, dataset: state.builder.dataset?.id });
      }
    },
    async remove() {
      if (await confirm("Delete this network?", "Jobs and models that used it keep their copy.", "Delete it")) {
        try {
          await del(`/v1/networks/${encodeURIComponent(state.saved.id)}`);
          go("networks");
        } catch (problem) {
          state.problem = problem;
          draw();
        }
      }
    },
  };
}

function page(state, act) {
  const { builder } = state;
  const invalid = Boolean(builder.problem) || Boolean(builder.textError);
  return html`${head({
      title: state.saved ? state.saved.name : "Build a network",
      crumb: ["Networks", href("networks")],
      actions: html`${state.saved ? html`<button class="quiet" @click=${act.remove}>Delete</button>` : nothing}
        <button ?disabled=${invalid || state.busy} @click=${act.save}>${state.saved ? "Save as a new one" : "Save"}</button>
        <button class="primary" ?disabled=${invalid || state.busy} @click=${act.train}>Train</button>`,
    })}
    ${state.problem ? problemView(state.problem) : nothing}
    <section class="card feed" aria-label="Name and input">${feed(state, act)}</section>
    ${builder.loose().length ? problemView({ message: builder.problem.message, errors: builder.loose() }) : nothing}
    ${warningsView(builder.check?.warnings)}
    <section class="card flush">
      <div class="card-head">
        <h2>What flows through it</h2>
        <span class="small ${builder.stale ? "muted" : ""}" role="status">${verdict(builder)}</span>
      </div>
      ${builder.check?.input_shape
        ? drawing({
            input: builder.check.input_shape,
            layers: builder.layers,
            checks: builder.check.layers,
            wrong: (i) => Boolean(builder.problem?.at(`#/layers/${i}`).length),
            stale: builder.stale,
          })
        : html`<p class="drawing-none muted">Choose a dataset, or type the shape of the input, and the volumes are drawn here.</p>`}
    </section>
    <div class="split">
      <section class="stack tight" aria-label="Layers">
        <div class="row between"><h2>Layers</h2>${templates(state)}</div>
        ${layerList({
          layers: builder.layers,
          pointer: "#/layers",
          checks: builder.check?.layers,
          problem: builder.problem,
          edit: builder.edit,
          stale: builder.stale,
          images: builder.dataset ? Boolean(imageShape(builder.dataset)) : builder.inputShape?.length !== 1,
        })}
      </section>
      ${jsonPane(builder)}
    </div>`;
}

function verdict(builder) {
  if (builder.problem) {
    const errors = builder.problem.errors.length || 1;
    return html`<span class="error-text">${errors === 1 ? "One problem" : `${errors} problems`}</span>`;
  }
  const parameters = builder.check?.parameters;
  return parameters === null || parameters === undefined ? "Valid, as far as the service can check it without a dataset" : html`<strong>${count(parameters)}</strong> parameters`;
}

function feed(state, act) {
  const { builder } = state;
  const byId = (id) => state.datasets.find((dataset) => dataset.id === id) ?? null;
  return html`<div class="fields">
    <div class="field">
      <label for="network-name">Name</label>
      <input id="network-name" maxlength="200" .value=${live(state.name)} @input=${(event) => { state.name = event.target.value; act.draw(); }} />
    </div>
    <div class="field">
      <label for="network-dataset">Check it with</label>
      <select id="network-dataset" @change=${(event) => builder.feed({ dataset: byId(event.target.value) })}>
        <option value="" .selected=${!builder.dataset}>a shape alone</option>
        ${state.datasets.map((dataset) => html`<option value=${dataset.id} .selected=${builder.dataset?.id === dataset.id}>${dataset.name.slice(0, 80)}</option>`)}
      </select>
    </div>
    ${builder.dataset
      ? nothing
      : html`<div class="field">
          <label for="network-shape">Input shape</label>
          <input id="network-shape" placeholder="28 × 28 × 1" .value=${builder.inputShape?.join(" × ") ?? ""} @change=${(event) => builder.feed({ inputShape: dims(event.target.value) })} />
          <span class="hint">height × width × channels, or the number of inputs</span>
        </div>`}
    ${builder.check?.input_shape ? html`<div class="field"><span class="label">Input</span><span>${shape(builder.check.input_shape)}</span></div>` : nothing}
  </div>`;
}

const dims = (text) => {
  const parts = text.trim().split(/[\s,×x]+/).filter(Boolean).map(Number);
  return parts.length ? parts : null;
};

function templates({ builder }) {
  const images = builder.dataset ? Boolean(imageShape(builder.dataset)) : builder.inputShape?.length === 3;
  return html`<label class="visually-hidden" for="templates">Start over from a template</label>
    <select
      id="templates"
      class="templates"
      @change=${(event) => {
        const chosen = template(event.target.value);
        if (chosen) {
          builder.take(chosen.layers(images).map(slim));
          event.target.value = "";
        }
      }}
    >
      <option value="">Start over from …</option>
      ${TEMPLATES.filter((one) => images || !one.images).map(({ key, title }) => html`<option value=${key}>${title}</option>`)}
    </select>`;
}

function jsonPane(builder) {
  return html`<section class="stack tight json" aria-label="JSON">
    <h2><label for="network-json" class="json-label">The same as JSON</label></h2>
    <textarea
      id="network-json"
      rows=${Math.min(40, Math.max(10, builder.text.split("\n").length + 1))}
      spellcheck="false"
      aria-invalid=${builder.textError ? "true" : nothing}
      aria-describedby="json-error"
      .value=${live(builder.text)}
      @input=${(event) => builder.type(event.target.value)}
    ></textarea>
    <p id="json-error" class="error" role="status">${builder.textError ?? nothing}</p>
    <p class="small muted">As <code>POST /v1/networks</code> takes it. Edit either side; the other follows.</p>
  </section>`;
}
