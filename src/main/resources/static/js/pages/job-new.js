// The form of a new job: what to train on what, and everything else as an option.
import { html, nothing } from "../lit.js";
import { create, get, list, newKey } from "../api.js";
import { counted, shape } from "../format.js";
import { go, href } from "../router.js";
import { view } from "../view.js";
import { code, empty, head } from "../ui/parts.js";
import { problemView } from "../ui/problem.js";
import { LOSSES, OPTIMIZERS, REGULARIZATION, SCHEDULES, SPLIT, STOPPING } from "../job/catalogue.js";
import { blank, draftOf, pretty, request } from "../job/draft.js";
import { choice, field } from "../job/fields.js";
import { TEMPLATES, imageShape, suggested, template as templateOf } from "../network/templates.js";

const OWN = "own";

export default async function page({ root, query, signal, entitle }) {
  entitle("New job");
  const from = query.get("from");
  const [datasets, networks, source] = await Promise.all([
    list("/v1/datasets", { most: 200, signal }),
    list("/v1/networks", { most: 200, signal }),
    from ? get(`/v1/jobs/${encodeURIComponent(from)}`, { signal }) : null,
  ]);
  const draft = source ? draftOf(source) : blank();
  const state = { datasets, networks, source, draft, problem: null, sending: false, key: newKey() };
  draft.dataset = query.get("dataset") ?? (draft.dataset || datasets[0]?.id || "");
  draft.network = query.get("network") ?? draft.network;
  state.own = draft.layers;
  if (!source && !draft.network) {
    draft.template = templateOf(query.get("template"))?.key ?? "";
    suit(state);
  }
  const draw = view(root, () => (datasets.length ? template(state, change, submit) : noData()), signal);

  function change(part, name, value) {
    if (part) {
      draft[part][name] = value;
    } else {
      draft[name] = value;
    }
    if (name === "dataset" && draft.template) {
      suit(state);
    }
    state.key = newKey();
    draw();
  }

  async function submit(event) {
    event.preventDefault();
    state.sending = true;
    draw();
    try {
      const job = await create("/v1/jobs", request(draft), { key: state.key });
      go("jobs", job.id);
    } catch (problem) {
      Object.assign(state, { problem, sending: false });
      draw();
      root.querySelector('[aria-invalid="true"], [role="alert"]')?.scrollIntoView({ block: "center" });
      root.querySelector('[aria-invalid="true"]')?.focus();
    }
  }
}

const chosenData = ({ datasets, draft }) => datasets.find(({ id }) => id === draft.dataset);

/** Lays out the chosen template for the chosen dataset; one that does not suit it makes room for one that does. */
function suit(state) {
  const data = chosenData(state);
  if (!data) {
    return;
  }
  const images = imageShape(data);
  const wanted = templateOf(state.draft.template);
  const fitting = wanted && (!wanted.images || images) ? wanted : suggested(data);
  state.draft.template = fitting.key;
  state.draft.layers = fitting.layers(images);
}

function chooseNetwork(state, value, change) {
  const { draft } = state;
  draft.network = "";
  draft.template = "";
  if (value === OWN) {
    draft.layers = state.own;
  } else if (value.startsWith("net_")) {
    draft.network = value;
    draft.layers = null;
  } else {
    draft.template = value;
    suit(state);
  }
  change(null, "network", draft.network);
}

function noData() {
  return html`
    ${head({ title: "New job", crumb: ["Jobs", href("jobs")] })}
    ${empty(
      "There is nothing to train on yet",
      "Upload a table or pictures of your own, or take one of the samples; then come back.",
      html`<a class="button primary" href=${href("datasets")}>Choose a dataset</a>`,
    )}
  `;
}

function template(state, change, submit) {
  const { draft, problem, source, sending } = state;
  const shown = [];
  const put = (part, name) => (value) => change(part, name, value);
  const input = (part, [name, label, fallback], more = {}) =>
    field({
      pointer: part && part !== "top" ? `#/${part}/${name}` : `#/${name}`,
      label,
      value: part ? draft[part][name] : draft[name],
      fallback,
      problem,
      shown,
      change: put(part, name),
      ...more,
    });
  const typed = (part, label, catalogue, hint) =>
    choice({
      pointer: `#/${part}`,
      label,
      value: draft[part].type,
      options: Object.keys(catalogue),
      problem,
      shown,
      hint,
      change: (type) => change(null, part, { type }),
    });
  const body = html`
    <fieldset class="card">
      <legend>What</legend>
      <div class="fields wide">${dataField(state, change, shown)} ${networkField(state, change, shown)}
        ${input(null, ["name", "Name", chosenData(state)?.name ?? ""], { mode: "text", hint: "The model will be called so, too." })}
      </div>
    </fieldset>
    <fieldset class="card">
      <legend>How</legend>
      <div class="fields">
        ${input("top", ["epochs", "Epochs", 100], { mode: "numeric", hint: "At most; it stops early when it no longer learns." })}
        ${input("top", ["batch_size", "Batch size", 32], { hint: "Rows a step, or full." })}
        ${typed("optimizer", "Optimizer", OPTIMIZERS, "How a step is taken.")}
        ${OPTIMIZERS[draft.optimizer.type].slice(0, 1).map((each) => input("optimizer", each))}
        ${typed("schedule", "Schedule", SCHEDULES, "How the learning rate changes.")}
        ${SCHEDULES[draft.schedule.type].map((each) => input("schedule", each))}
      </div>
    </fieldset>
    <details class="card" ?open=${Boolean(source) || needsMore(problem)}>
      <summary>More: early stopping, split, regularisation, seed</summary>
      <div class="stack">
        ${group(
          "Early stopping",
          html`<label class="check"><input type="checkbox" .checked=${draft.stops} @change=${(event) => change(null, "stops", event.target.checked)} /> Stop early</label>
            ${draft.stops ? STOPPING.map((each) => input("early_stopping", each)) : nothing}`,
        )}
        ${group("Split", SPLIT.map((each) => input("split", each)))}
        ${group(
          "What holds back",
          html`${REGULARIZATION.map((each) => input("regularization", each))}
            ${input("gradient_clipping", ["norm", "Clip gradient to norm", "off"])}
            ${input("gradient_clipping", ["value", "Clip gradient to value", "off"])}
            <label class="check"><input type="checkbox" .checked=${draft.balanced} @change=${(event) => change(null, "balanced", event.target.checked)} /> Balance the classes</label>`,
        )}
        ${group("Optimizer", OPTIMIZERS[draft.optimizer.type].slice(1).map((each) => input("optimizer", each)))}
        ${group(
          "Run",
          html`${choice({ pointer: "#/loss", label: "Loss", value: draft.top.loss ?? "auto", options: LOSSES, problem, shown, change: put("top", "loss") })}
            ${input("top", ["seed", "Seed", 42], { mode: "numeric" })}
            ${input("top", ["priority", "Priority", 0], { mode: "numeric", hint: "Higher goes first." })}
            ${input("top", ["time_limit_seconds", "Time limit in seconds", "none"], { mode: "numeric" })}`,
        )}
      </div>
    </details>
  `;
  return html`
    ${head({
      title: source ? "Clone and change" : "New job",
      crumb: ["Jobs", href("jobs")],
      lede: source ? html`As <a dir="auto" href=${href("jobs", source.id)}>${source.name}</a> was, until you change it.` : "Two choices are enough; the rest has sensible defaults, shown in grey.",
    })}
    <form class="split" novalidate @submit=${submit}>
      <div class="form-grid">
        ${body}
        ${problem ? problemView(problem, shown) : nothing}
        <div class="actions">
          <button class="primary" type="submit" ?disabled=${sending}>${sending ? "Starting…" : "Start training"}</button>
          <a class="button quiet" href=${href("jobs")}>Cancel</a>
        </div>
      </div>
      <aside class="stack tight sticky">
        <h2>The request</h2>
        <p class="muted small">What this form sends to <code>POST /v1/jobs</code>.</p>
        ${code(pretty(request(draft)), "The request as JSON")}
      </aside>
    </form>
  `;
}

const group = (title, fields) => html`<div><h3>${title}</h3><div class="fields">${fields}</div></div>`;

/** Whether something is wrong that would stay hidden. */
const needsMore = (problem) =>
  (problem?.errors ?? []).some(({ pointer }) => /^#\/(early_stopping|split|regularization|gradient|class_weight|loss|seed|priority|time|optimizer\/(?!learning))/.test(pointer ?? ""));

function dataField({ datasets, draft, problem }, change, shown) {
  return choice({
    pointer: "#/dataset",
    label: "Dataset",
    value: draft.dataset,
    options: [
      ...(datasets.some(({ id }) => id === draft.dataset) ? [] : [[draft.dataset, "Choose one"]]),
      ...datasets.map(({ id, name, rows }) => [id, `${name} (${counted(rows, "row")})`]),
    ],
    problem,
    shown,
    change: (value) => change(null, "dataset", value),
  });
}

function networkField(state, change, shown) {
  const { networks, draft, problem, own } = state;
  const data = chosenData(state);
  const images = data && imageShape(data);
  const fitting = TEMPLATES.filter((template) => !template.images || images);
  return choice({
    pointer: "#/network",
    label: "Network",
    value: draft.network || draft.template || OWN,
    options: [
      ...(own ? [[OWN, `the former: ${own.map(({ type }) => type).join(", ")}`]] : []),
      ...fitting.map(({ key, title }) => [key, `${title} (template)`]),
      ...networks.map(({ id, name }) => [id, name]),
    ],
    problem,
    shown,
    hint: templateOf(draft.template)?.text ?? (images ? `The images are ${shape(images)}.` : ""),
    change: (value) => chooseNetwork(state, value, change),
  });
}
